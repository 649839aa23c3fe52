using System.Text.Json;
using Sagas.Chaos.Report;

namespace Sagas.Chaos;

/// <summary>A hostile run as a program: ends with one line of JSON, and with 0 only if the checker found every promise kept.</summary>
internal static class ChaosProgram
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    private const int Kept = 0;
    private const int Broken = 1;
    private const int NotUnderstood = 2;

    private static async Task<int> Main(string[] args)
    {
        if (ChaosArguments.Parse(args) is not { } arguments)
        {
            await Console.Error.WriteLineAsync(ChaosArguments.Usage);
            return NotUnderstood;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        Console.WriteLine($"The processes write into {arguments.Logs}");
        await using var world = await Sagas.Chaos.World.World.StartAsync(arguments, stop.Token);
        var outcome = await new ChaosRun(arguments, world).RunAsync(stop.Token);
        foreach (var violation in outcome.Violations)
            Console.WriteLine($"VIOLATION {violation}");
        if (outcome.Violations.Count > 0)
        {
            await File.WriteAllTextAsync(Path.Combine(arguments.Logs, "evidence.json"), JsonSerializer.Serialize(outcome.Seen, Readable), stop.Token);
            Console.WriteLine($"{outcome.Violations.Count} promises broken with seed {arguments.Seed}. To repeat it: ./infra/chaos.sh {arguments.Repeat}");
        }

        var report = Path.Combine(arguments.Logs, "report.html");
        await File.WriteAllTextAsync(report, Page.Of(arguments, outcome), stop.Token);
        Console.WriteLine($"The run in pictures: {report}");
        Console.WriteLine(Figures.Of(arguments, outcome));
        return outcome.Violations.Count == 0 ? Kept : Broken;
    }
}

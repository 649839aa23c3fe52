using System.Runtime.InteropServices;
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
    private const int Interrupted = 130;

    private static async Task<int> Main(string[] args)
    {
        if (ChaosArguments.Parse(args) is not { } arguments)
        {
            await Console.Error.WriteLineAsync(ChaosArguments.Usage);
            return NotUnderstood;
        }

        using var stop = new CancellationTokenSource();
        // Whoever ends a run must not leave its servers and processes behind.
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var ended = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            return await RunAsync(arguments, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Interrupted;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static async Task<int> RunAsync(ChaosArguments arguments, CancellationToken stop)
    {
        Console.WriteLine($"The processes write into {arguments.Logs}");
        await using var world = await Sagas.Chaos.World.World.StartAsync(arguments, stop);
        var outcome = await new ChaosRun(arguments, world).RunAsync(stop);
        foreach (var violation in outcome.Violations)
            Console.WriteLine($"VIOLATION {violation}");
        if (outcome.Violations.Count > 0)
        {
            await File.WriteAllTextAsync(Path.Combine(arguments.Logs, "evidence.json"), JsonSerializer.Serialize(outcome.Seen, Readable), stop);
            Console.WriteLine($"{outcome.Violations.Count} promises broken with seed {arguments.Seed}. To repeat it: ./infra/chaos.sh {arguments.Repeat}");
        }

        var report = Path.Combine(arguments.Logs, "report.html");
        await File.WriteAllTextAsync(report, Page.Of(arguments, outcome), stop);
        Console.WriteLine($"The run in pictures: {report}");
        Console.WriteLine(Figures.Of(arguments, outcome));
        return outcome.Violations.Count == 0 ? Kept : Broken;
    }
}

using System.Text.Json.Nodes;
using Sagas.Benchmarks.Driving;
using Sagas.Benchmarks.Report;

namespace Sagas.Benchmarks.Modes;

/// <summary>How throughput changes with the number of processes that share one database and broker.</summary>
internal static class ProcessesMode
{
    public static async Task RunAsync(BenchArguments arguments, CancellationToken cancellationToken)
    {
        var options = CommonOptions.Read(arguments, "--payments", "--processes");
        var payments = arguments.Number("--payments", 5000, 1, 1_000_000);
        var only = arguments.Number("--processes", 0, 0, 64);
        int[] counts = only == 0 ? [1, 2, 4] : [only];
        await using var stand = await Stand.BuildAsync(cancellationToken);
        var runs = new List<(int Processes, Drained Run)>();
        foreach (var processes in counts)
        {
            var run = await Measure.DurableAsync(stand, options, payments, cancellationToken, processes);
            runs.Add((processes, run));
            Figures.Say($"{processes} processes: {run.PerSecond:F0}/s, {run.Sides.Sum(side => side.Conflicts)} conflicts");
        }

        if (options.Plot is { } file)
            await BarPlot.WriteAsync(file, "Payments per second, by processes on one machine", [.. runs.Select(run => ($"{run.Processes}", run.Run.PerSecond))], cancellationToken);
        Figures.SayLast(new JsonObject
        {
            ["payments"] = payments,
            ["processes"] = new JsonArray([.. runs.Select(run => new JsonObject
            {
                ["processes"] = run.Processes,
                ["perSecond"] = Figures.Round(run.Run.PerSecond),
                ["conflicts"] = run.Run.Sides.Sum(side => side.Conflicts),
                ["duplicates"] = run.Run.Sides.Sum(side => side.Duplicates),
                ["commitsPer1000Messages"] = Figures.Round(run.Run.PerThousandMessages(run.Run.Sides.Sum(side => side.Commits))),
                ["cpuMillisecondsPerPayment"] = Figures.Round(run.Run.CpuPerPayment),
            })]),
        });
    }
}

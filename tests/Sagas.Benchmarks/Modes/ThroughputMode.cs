using System.Text.Json.Nodes;
using Sagas.Benchmarks.Driving;
using Sagas.Benchmarks.Report;

namespace Sagas.Benchmarks.Modes;

/// <summary>Payments per second of both sides, taken in turns so that the machine's moods meet both.</summary>
internal static class ThroughputMode
{
    public static async Task RunAsync(BenchArguments arguments, CancellationToken cancellationToken)
    {
        var options = CommonOptions.Read(arguments, "--payments", "--pairs");
        var payments = arguments.Number("--payments", 5000, 1, 1_000_000);
        var pairs = arguments.Number("--pairs", 5, 1, 100);
        await using var stand = await Stand.BuildAsync(cancellationToken);
        var measured = new List<(Drained Memory, Drained Durable)>();
        for (var pair = 1; pair <= pairs; pair++)
        {
            // Who is second runs on a warmer machine: the order changes with each pair.
            var memoryFirst = pair % 2 == 1;
            var first = memoryFirst ? await Measure.MemoryAsync(stand, options, payments, cancellationToken) : null;
            var durable = await Measure.DurableAsync(stand, options, payments, cancellationToken);
            var memory = first ?? await Measure.MemoryAsync(stand, options, payments, cancellationToken);
            measured.Add((memory, durable));
            Figures.Say($"pair {pair}: memory {memory.PerSecond:F0}/s, durable {durable.PerSecond:F0}/s, ratio {durable.PerSecond / memory.PerSecond:F3}");
        }

        if (options.Plot is { } file)
            await PairPlot.WriteAsync(file, [.. measured.Select(pair => (pair.Memory.PerSecond, pair.Durable.PerSecond))], cancellationToken);
        Figures.SayLast(Result(payments, measured));
    }

    private static JsonObject Result(int payments, List<(Drained Memory, Drained Durable)> pairs)
    {
        double Durable(Func<Drained, double> figure) => Figures.Round(Figures.Median(pairs.Select(pair => figure(pair.Durable))));
        double Memory(Func<Drained, double> figure) => Figures.Round(Figures.Median(pairs.Select(pair => figure(pair.Memory))));
        return new JsonObject
        {
            ["memory"] = Memory(run => run.PerSecond),
            ["durable"] = Durable(run => run.PerSecond),
            ["ratio"] = Figures.Round(Figures.Median(pairs.Select(pair => pair.Durable.PerSecond / pair.Memory.PerSecond))),
            ["payments"] = payments,
            ["pairs"] = new JsonArray([.. pairs.Select(pair => new JsonObject
            {
                ["memory"] = Figures.Round(pair.Memory.PerSecond),
                ["durable"] = Figures.Round(pair.Durable.PerSecond),
                ["ratio"] = Figures.Round(pair.Durable.PerSecond / pair.Memory.PerSecond),
            })]),
            ["commitsPer1000Messages"] = Durable(run => run.PerThousandMessages(run.Sides.Sum(side => side.Commits))),
            ["loadsPer1000Messages"] = Durable(run => run.PerThousandMessages(run.Sides.Sum(side => side.Loads))),
            ["roundTripsPer1000Messages"] = Durable(run => run.PerThousandMessages(run.Sides.Sum(side => side.RoundTrips))),
            ["transactionsPer1000Messages"] = Durable(run => run.PerThousandMessages(run.Transactions)),
            ["writesPerCommit"] = Durable(run => (double)run.Sides.Sum(side => side.Writes) / run.Sides.Sum(side => side.Commits)),
            ["millisecondsPerCommit"] = Durable(run => 1000 * run.Sides.Sum(side => side.CommitSeconds) / run.Sides.Sum(side => side.Commits)),
            ["walBytesPerPayment"] = Durable(run => (double)run.WalBytes / run.Payments),
            ["cpuMillisecondsPerPayment"] = new JsonObject { ["memory"] = Memory(run => run.CpuPerPayment), ["durable"] = Durable(run => run.CpuPerPayment) },
            ["allocatedKiBPerPayment"] = new JsonObject { ["memory"] = Memory(Allocated), ["durable"] = Durable(Allocated) },
            ["collections"] = new JsonObject { ["memory"] = Memory(Collections), ["durable"] = Durable(Collections) },
            ["peakRssMiB"] = new JsonObject { ["memory"] = Memory(run => run.PeakMiB), ["durable"] = Durable(run => run.PeakMiB) },
            ["conflicts"] = pairs.Sum(pair => pair.Durable.Sides.Sum(side => side.Conflicts)),
            ["relayed"] = pairs.Sum(pair => pair.Durable.Sides.Sum(side => side.Relayed)),
        };
    }

    private static double Allocated(Drained run) => run.Sides.Sum(side => side.AllocatedBytes) / 1024.0 / run.Payments;

    private static double Collections(Drained run) => run.Sides.Sum(side => side.Collections);
}

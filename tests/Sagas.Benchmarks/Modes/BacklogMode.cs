using System.Diagnostics;
using System.Text.Json.Nodes;
using Sagas.Benchmarks.Driving;
using Sagas.Benchmarks.Report;

namespace Sagas.Benchmarks.Modes;

/// <summary>Memory of one process, from a full queue to an empty one.</summary>
internal static class BacklogMode
{
    private const double MiB = 1048576;
    private static readonly TimeSpan SampleEvery = TimeSpan.FromSeconds(1);

    // The gateway's answers come through the saga's queue, behind all that waits there: the first refund is seen when most of it is done.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static async Task RunAsync(BenchArguments arguments, CancellationToken cancellationToken)
    {
        var options = CommonOptions.Read(arguments, "--messages");
        var payments = arguments.Number("--messages", 200_000, 20, 10_000_000) / 2;
        await using var stand = await Stand.BuildAsync(cancellationToken);
        await using var database = await stand.NewDatabaseAsync(cancellationToken);
        var sides = await stand.StartSidesAsync(options.Durable(stand, database), 1, options, cancellationToken);
        var samples = new List<(double Seconds, double MiB)>();
        Drained run;
        try
        {
            run = await stand.DrainAsync(sides, database, payments, token => SampleAsync(sides[0], samples, token), cancellationToken, Patience);
        }
        finally
        {
            await Stand.StopAsync(sides);
        }

        if (options.Plot is { } file)
            await LinePlot.WriteAsync(file, $"Resident memory in MiB while {payments * 2} messages are worked off", "seconds", samples, cancellationToken);
        Figures.SayLast(Result(payments, run, [.. samples.Select(sample => sample.MiB)]));
    }

    private static async Task SampleAsync(SideProcess side, List<(double Seconds, double MiB)> samples, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(SampleEvery, TimeProvider.System);
        try
        {
            do
                samples.Add((Stopwatch.GetElapsedTime(started).TotalSeconds, side.ResidentBytes() / MiB));
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException)
        {
            // The last refund has come.
            samples.Add((Stopwatch.GetElapsedTime(started).TotalSeconds, side.ResidentBytes() / MiB));
        }
    }

    private static JsonObject Result(int payments, Drained run, IReadOnlyList<double> samples)
    {
        var third = Math.Max(1, samples.Count / 3);
        return new JsonObject
        {
            ["messages"] = payments * 2,
            ["perSecond"] = Figures.Round(run.PerSecond),
            ["seconds"] = Figures.Round(run.Time.TotalSeconds),
            ["peakRssMiB"] = Figures.Round(run.PeakMiB),
            ["rssMiBStart"] = Figures.Round(samples[0]),
            ["rssMiBSecondThird"] = Figures.Round(samples.Skip(third).Take(third).DefaultIfEmpty(samples[^1]).Average()),
            ["rssMiBLastThird"] = Figures.Round(samples.TakeLast(third).Average()),
            ["commitsPer1000Messages"] = Figures.Round(run.PerThousandMessages(run.Sides.Sum(side => side.Commits))),
        };
    }
}

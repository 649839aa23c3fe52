using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Sagas.Benchmarks.Driving;
using Sagas.Benchmarks.Report;

namespace Sagas.Benchmarks.Modes;

/// <summary>How long a failure takes to become a refund command at the gateway while the engine is half busy.</summary>
internal static class LatencyMode
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(5);

    public static async Task RunAsync(BenchArguments arguments, CancellationToken cancellationToken)
    {
        var options = CommonOptions.Read(arguments, "--payments", "--seconds", "--rate");
        var payments = arguments.Number("--payments", 5000, 100, 1_000_000);
        var seconds = arguments.Number("--seconds", 20, 1, 600);
        var rate = arguments.Number("--rate", 0, 0, 100_000);
        await using var stand = await Stand.BuildAsync(cancellationToken);
        var full = rate > 0 ? 2.0 * rate : (await Measure.DurableAsync(stand, options, payments, cancellationToken)).PerSecond;
        rate = Math.Max(1, (int)(full / 2));
        Figures.Say($"full load {full:F0}/s, measured at {rate}/s for {seconds} s");

        await using var database = await stand.NewDatabaseAsync(cancellationToken);
        var sides = await stand.StartSidesAsync(options.Durable(stand, database) with { Marks = true }, 1, options, cancellationToken);
        try
        {
            stand.Refunds.Expect(rate * seconds);
            await sides[0].OpenAsync(cancellationToken);
            var published = await PublishAsync(stand.Publisher, rate, seconds, cancellationToken);
            await stand.Refunds.ReachedAsync(Patience, cancellationToken);
            var reached = await sides[0].MarksAsync(cancellationToken);
            double[] waits = [.. published.Select(payment => Stopwatch.GetElapsedTime(payment.Value, reached[payment.Key]).TotalMilliseconds).Order()];
            if (options.Plot is { } file)
                await LinePlot.WriteAsync(file, $"Milliseconds from failure to refund command at {rate} payments/s", "share of payments in %", Distribution(waits), cancellationToken);
            Figures.SayLast(new JsonObject
            {
                ["fullPerSecond"] = Figures.Round(full),
                ["perSecond"] = rate,
                ["payments"] = waits.Length,
                ["p50Milliseconds"] = Figures.Round(Figures.Percentile(0.5, waits)),
                ["p90Milliseconds"] = Figures.Round(Figures.Percentile(0.9, waits)),
                ["p99Milliseconds"] = Figures.Round(Figures.Percentile(0.99, waits)),
                ["maxMilliseconds"] = Figures.Round(waits[^1]),
            });
        }
        finally
        {
            await Stand.StopAsync(sides);
        }
    }

    /// <summary>At an even pace; what is late is made up for, so that a slow engine cannot slow the shop. A payment fails a second after it was captured.</summary>
    private static async Task<IReadOnlyDictionary<string, long>> PublishAsync(Publisher publisher, int rate, int seconds, CancellationToken cancellationToken)
    {
        var published = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        var total = rate * seconds;
        var run = Guid.CreateVersion7().ToString("N");
        var started = Stopwatch.GetTimestamp();
        var sending = new List<Task>();
        using var timer = new PeriodicTimer(Tick, TimeProvider.System);
        for (var next = 0; next < total + rate && await timer.WaitForNextTickAsync(cancellationToken);)
        {
            for (var due = Math.Min(total + rate, (int)(Stopwatch.GetElapsedTime(started).TotalSeconds * rate)); next < due; next++)
            {
                if (next < total)
                    sending.Add(publisher.CapturedAsync($"l-{run}-{next}", cancellationToken));
                if (next >= rate)
                    sending.Add(FailAsync($"l-{run}-{next - rate}"));
            }
        }

        await Task.WhenAll(sending);
        return published;

        async Task FailAsync(string payment) => published[payment] = await publisher.FailedAsync(payment, cancellationToken);
    }

    private static List<(double Share, double Milliseconds)> Distribution(double[] waits) =>
        [.. Enumerable.Range(1, 200).Select(n => (n / 2.0, Figures.Percentile(n / 200.0, waits)))];
}

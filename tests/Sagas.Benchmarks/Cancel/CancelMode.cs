using System.Diagnostics;
using System.Text.Json.Nodes;
using Sagas.Benchmarks.Report;

namespace Sagas.Benchmarks.Cancel;

/// <summary>How long a merchant waits for <c>POST /cancel</c>, and whether a wrong token is answered sooner for a team or payment that exists.</summary>
internal static class CancelMode
{
    private const string Known = "demo";
    private const string Unknown = "nobody";
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(2);

    public static async Task RunAsync(BenchArguments arguments, CancellationToken cancellationToken)
    {
        arguments.Allow("--seconds", "--rate", "--warm-up", "--tokens");
        var seconds = arguments.Number("--seconds", 20, 1, 600);
        var rate = arguments.Number("--rate", 50, 1, 10_000);
        var warmUp = arguments.Number("--warm-up", 200, 0, 100_000);
        var tokens = arguments.Number("--tokens", 5000, 100, 1_000_000);
        await using var service = await ServiceProcess.StartAsync(cancellationToken);
        Figures.Say($"{warmUp} cancels to warm up, then {rate}/s for {seconds} s");

        await CancelAsync(service, "w", warmUp, rate, cancellationToken);
        double[] waits = [.. (await CancelAsync(service, "m", rate * seconds, rate, cancellationToken)).Order()];
        var refusals = await RefuseAsync(service, tokens, cancellationToken);
        Figures.SayLast(new JsonObject
        {
            ["perSecond"] = rate,
            ["cancels"] = waits.Length,
            ["p50Milliseconds"] = Figures.Round(Figures.Percentile(0.5, waits)),
            ["p99Milliseconds"] = Figures.Round(Figures.Percentile(0.99, waits)),
            ["maxMilliseconds"] = Figures.Round(waits[^1]),
            ["wrongTokens"] = tokens,
            ["unknownTeamMedianMicroseconds"] = Figures.Round(refusals[0]),
            ["knownTeamMedianMicroseconds"] = Figures.Round(refusals[1]),
            ["unknownPaymentMedianMicroseconds"] = Figures.Round(refusals[2]),
        });
    }

    /// <summary>At an even pace; what is late is made up for, so that a slow service cannot slow its callers.</summary>
    private static async Task<double[]> CancelAsync(ServiceProcess service, string run, int count, int rate, CancellationToken cancellationToken)
    {
        for (var number = 0; number < count; number++)
            await service.TakePaymentAsync($"{run}-{number}", cancellationToken);
        for (var number = 0; number < count; number++)
            await service.UntilConfirmedAsync($"{run}-{number}", cancellationToken);

        var calls = new List<Task<double>>(count);
        var started = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(Tick, TimeProvider.System);
        while (calls.Count < count && await timer.WaitForNextTickAsync(cancellationToken))
        {
            for (var due = Math.Min(count, Stopwatch.GetElapsedTime(started).TotalSeconds * rate); calls.Count < due;)
                calls.Add(CancelOneAsync($"{run}-{calls.Count}"));
        }

        return await Task.WhenAll(calls);

        async Task<double> CancelOneAsync(string payment)
        {
            var asked = Stopwatch.GetTimestamp();
            var code = await service.CancelAsync(SignedCall.Of(Known, payment, SignedCall.DemoSecret, $"id-{payment}"), cancellationToken);
            return code == "0"
                ? Stopwatch.GetElapsedTime(asked).TotalMilliseconds
                : throw new InvalidOperationException($"The cancel of {payment} was answered with {code}.");
        }
    }

    /// <returns>The medians, in microseconds; the three kinds take turns, so that whatever else the machine does meets all of them.</returns>
    private static async Task<double[]> RefuseAsync(ServiceProcess service, int count, CancellationToken cancellationToken)
    {
        string[] bodies = [SignedCall.Of(Unknown, "m-0", "wrong", "x"), SignedCall.Of(Known, "m-0", "wrong", "x"), SignedCall.Of(Known, "no-0", "wrong", "x")];
        var waits = bodies.Select(_ => new List<double>(count)).ToArray();
        for (var round = 0; round < count; round++)
        {
            for (var turn = 0; turn < bodies.Length; turn++)
            {
                var kind = (round + turn) % bodies.Length;
                var asked = Stopwatch.GetTimestamp();
                var code = await service.CancelAsync(bodies[kind], cancellationToken);
                waits[kind].Add(Stopwatch.GetElapsedTime(asked).TotalMicroseconds);
                if (code != "9003")
                    throw new InvalidOperationException($"A wrong token was answered with {code}.");
            }
        }

        return [.. waits.Select(Figures.Median)];
    }
}

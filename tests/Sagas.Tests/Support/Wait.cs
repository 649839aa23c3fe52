using System.Diagnostics;

namespace Sagas.Tests.Support;

/// <summary>The one place in which tests, hostile runs and benchmarks wait. It needs nothing but the base library, so that each of them can have it.</summary>
internal static class Wait
{
    /// <summary>Looks again and again until it is good; fails with what it last saw.</summary>
    /// <param name="look">What is looked at; its own failures are the caller's.</param>
    /// <param name="good">Ends the wait.</param>
    /// <param name="describe">Says what was seen, for the failure.</param>
    /// <param name="pause">Between two looks.</param>
    /// <param name="patience">How long in all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="TimeoutException">It was not good in time.</exception>
    public static async Task<T> UntilAsync<T>(
        Func<Task<T>> look, Func<T, bool> good, Func<T, string> describe, TimeSpan pause, TimeSpan patience, CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            var seen = await look();
            if (good(seen))
                return seen;
            if (Stopwatch.GetElapsedTime(since) > patience)
                throw new TimeoutException($"Not so within {patience}; last seen: {describe(seen)}");
            await PassAsync(pause, cancellationToken);
        }
    }

    /// <summary>Stands still until it is cancelled: a call whose answer never comes.</summary>
    public static Task ForeverAsync(CancellationToken cancellationToken) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);

    /// <summary>Lets time pass: what is measured or harmed by time itself has nothing to look at.</summary>
    public static Task PassAsync(TimeSpan time, CancellationToken cancellationToken) =>
        time > TimeSpan.Zero ? Task.Delay(time, TimeProvider.System, cancellationToken) : Task.CompletedTask;
}

using System.Diagnostics;

namespace Sagas.Tests.Support;

/// <summary>The one way to wait for something that becomes true; it fails with what it last saw.</summary>
public static class Probe
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task<T> UntilAsync<T>(Func<Task<T?>> look, Func<T?, bool> isThere, Func<T?, string> describe)
        where T : class
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            var seen = await look();
            if (isThere(seen))
                return seen!;
            if (Stopwatch.GetElapsedTime(since) > Deadline)
                throw new TimeoutException($"Not within {Deadline}; last seen: {describe(seen)}");
            await Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}

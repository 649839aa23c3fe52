using System.Diagnostics;

namespace Sagas.IntegrationTests.Durable.Rig;

/// <summary>The one way to wait for something that becomes true; it fails with what it last saw.</summary>
internal static class Wait
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static TimeSpan Usual { get; } = TimeSpan.FromSeconds(60);

    public static async Task<T> UntilAsync<T>(Func<Task<T>> look, Func<T, bool> isThere, Func<T, string> describe, TimeSpan? patience = null)
    {
        var limit = patience ?? Usual;
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            var seen = await look();
            if (isThere(seen))
                return seen;
            if (Stopwatch.GetElapsedTime(since) > limit)
                throw new TimeoutException($"Not within {limit}; last seen: {describe(seen)}");
            await Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}

using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Sagas.Tests.Support;

/// <summary>The one way to wait for something that becomes true; it fails with what it last saw.</summary>
internal static class Probe
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>How long it waits unless it is told; only a failure takes so long.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(60);

    public static async Task<T> UntilAsync<T>(Func<Task<T>> look, Func<T, bool> good, Func<T, string>? describe = null, TimeSpan? patience = null)
    {
        var limit = patience ?? Patience;
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            var seen = await look();
            if (good(seen))
                return seen;
            if (Stopwatch.GetElapsedTime(since) > limit)
                throw new TimeoutException($"Not so within {limit}; last seen: {(describe is null ? $"{seen}" : describe(seen))}");
            await Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    [OverloadResolutionPriority(-1)]
    public static Task<T> UntilAsync<T>(Func<T> look, Func<T, bool> good, Func<T, string>? describe = null) =>
        UntilAsync(() => Task.FromResult(look()), good, describe);
}

using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Sagas.Tests.Support;

/// <summary>The one way to wait for something that becomes true; it fails with what it last saw.</summary>
internal static class Probe
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public static async Task<T> UntilAsync<T>(Func<Task<T>> look, Func<T, bool> good, Func<T, string>? describe = null)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            var seen = await look();
            if (good(seen))
                return seen;
            if (Stopwatch.GetElapsedTime(since) > Deadline)
                throw new TimeoutException($"Not so within {Deadline}; last seen: {(describe is null ? $"{seen}" : describe(seen))}");
            await Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    [OverloadResolutionPriority(-1)]
    public static Task<T> UntilAsync<T>(Func<T> look, Func<T, bool> good, Func<T, string>? describe = null) =>
        UntilAsync(() => Task.FromResult(look()), good, describe);
}

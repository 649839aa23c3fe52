using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Sagas.Tests.Storage;

/// <summary>Waits for what must become true, and says what it last saw when it does not.</summary>
internal static class Probe
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);

    public static async Task<T> UntilAsync<T>(Func<Task<T>> look, Func<T, bool> good)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var seen = await look();
            if (good(seen))
                return seen;
            if (watch.Elapsed > Deadline)
                throw new TimeoutException($"Still not so after {Deadline}; last seen: {seen}");
            await Task.Delay(Step, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    [OverloadResolutionPriority(-1)]
    public static Task<T> UntilAsync<T>(Func<T> look, Func<T, bool> good) =>
        UntilAsync(() => Task.FromResult(look()), good);
}

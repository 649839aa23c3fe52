using System.Diagnostics;

namespace Sagas.Tests.Simulators;

/// <summary>Asks until it is so, and says what it last saw when it never is.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task<T> Sees<T>(Func<Task<T>> ask, Func<T, bool> wanted, string what)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var seen = await ask();
            if (wanted(seen))
                return seen;
            if (watch.Elapsed > Patience)
                throw new TimeoutException($"{what} did not come within {Patience}; last seen: {seen}");
            await Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}

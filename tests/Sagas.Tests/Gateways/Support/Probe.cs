namespace Sagas.Tests.Gateways;

/// <summary>Waits for something that becomes true, and says what it last saw when it does not.</summary>
internal static class Probe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    public static async Task<T> UntilAsync<T>(Func<T> look, Func<T, bool> good)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var seen = look();
            if (good(seen))
                return seen;
            if (TimeProvider.System.GetElapsedTime(started) > Patience)
                throw new TimeoutException($"After {Patience} it was still: {seen}");
            await Task.Delay(Step, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}

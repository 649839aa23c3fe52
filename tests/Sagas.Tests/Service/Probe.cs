namespace Sagas.Tests.Service;

/// <summary>Waits for something that becomes true, and says what it last saw when it does not.</summary>
internal static class Probe
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task UntilAsync<T>(Func<Task<T>> look, Func<T, bool> satisfied)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var seen = await look();
            if (satisfied(seen))
            {
                return;
            }

            TimeProvider.System.GetElapsedTime(start).ShouldBeLessThan(Deadline, $"Last seen: {seen}");
            await Task.Delay(Pause, TimeProvider.System);
        }
    }
}

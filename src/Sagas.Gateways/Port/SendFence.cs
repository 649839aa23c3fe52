namespace Sagas.Gateways;

/// <summary>
/// The time in which an attempt's calls may leave this process. It opens before the attempt is journalled and is looked at once more when a
/// connection takes the body: a process that stood still in between sends nothing, because others may have resolved the attempt meanwhile.
/// </summary>
public sealed class SendFence
{
    private readonly TimeProvider _time;
    private readonly TimeSpan _window;
    private readonly long _openedAt;
    private readonly DateTimeOffset _openedAtByClock;
    private int _permits = 1;

    /// <summary>Opens the fence now, for <paramref name="window"/>.</summary>
    public SendFence(TimeProvider time, TimeSpan window)
    {
        _time = time;
        _window = window;
        _openedAt = time.GetTimestamp();
        _openedAtByClock = time.GetUtcNow();
    }

    /// <summary>
    /// A call may still leave. The monotonic clock stands still while a machine is suspended, the other one may be set back: both have to agree.
    /// </summary>
    public bool IsOpen => _time.GetElapsedTime(_openedAt) < _window && _time.GetUtcNow() - _openedAtByClock < _window;

    /// <summary>The permit of the rate limit that was taken before the attempt was journalled; it is good for the first call.</summary>
    internal bool TakePermit() => Interlocked.Exchange(ref _permits, 0) == 1;
}

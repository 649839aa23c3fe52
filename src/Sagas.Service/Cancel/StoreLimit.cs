namespace Sagas.Service.Cancel;

/// <summary>
/// Ends what asks the store for longer than its time. Whoever is registered for the end may fail at it: the database's driver does when its
/// connection breaks in the same moment. On a timer's own thread that would end the process.
/// </summary>
internal sealed class StoreLimit : IDisposable
{
    private readonly CancellationTokenSource _end;
    private readonly ITimer _timer;

    public StoreLimit(TimeSpan limit, TimeProvider time, CancellationToken outer)
    {
        _end = CancellationTokenSource.CreateLinkedTokenSource(outer);
        _timer = time.CreateTimer(static state => ((StoreLimit)state!).End(), this, limit, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Ends with the time or with whoever waits.</summary>
    public CancellationToken Token => _end.Token;

    public void Dispose()
    {
        _timer.Dispose();
        _end.Dispose();
    }

    private void End()
    {
        try
        {
            _end.Cancel();
        }
        catch (Exception fault) when (fault is AggregateException or ObjectDisposedException)
        {
            // The token has ended all the same, or nobody waits any more.
        }
    }
}

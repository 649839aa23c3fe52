using System.Net.Sockets;

namespace Sagas.Service.Durable;

/// <summary>
/// A connection to the broker that ends as a whole. The client learns of its end by reading alone; a write that fails, or that nobody takes,
/// only stops its writer, and the queue in front of that fills up. Whoever publishes then waits there with a lock that the end of the
/// connection needs, so that the end does not come and no new connection is made. Here, after a failure, nothing is written any more and
/// nobody waits for it, and the reader is told the end.
/// </summary>
internal sealed class BrokerStream : NetworkStream
{
    /// <summary>How often within one heartbeat it is looked whether anything has come.</summary>
    private const int LooksPerHeartbeat = 2;

    // The client itself waits for more than three heartbeats: ended here, a silent connection never ends in the client's own way, which waits
    // for the lock as well.
    private const int SilentLooks = 2 * LooksPerHeartbeat;

    private readonly Action<Exception> _tell;
    private readonly CancellationTokenSource _end = new();
    private readonly ITimer _watch;
    private Exception? _cause;
    private volatile bool _heard;
    private int _silentLooks;

    /// <param name="socket">Connected; its owner closes it.</param>
    /// <param name="heartbeat">How often the broker shows that it is alive; nothing heard for about twice as long is the end.</param>
    /// <param name="time">Measures the silence.</param>
    /// <param name="tell">Is told once why it has ended, unless the broker or the client has ended it.</param>
    public BrokerStream(Socket socket, TimeSpan heartbeat, TimeProvider time, Action<Exception> tell)
        : base(socket)
    {
        _tell = tell;
        var pause = heartbeat / LooksPerHeartbeat;
        _watch = time.CreateTimer(_ => Look(), state: null, pause, pause);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ThrowIfEnded();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _end.Token);
        try
        {
            var count = await base.ReadAsync(buffer, either.Token);
            _heard = true;
            // Said by an exception, because the client reads on and on when the end comes within a frame.
            return count > 0 || buffer.IsEmpty ? count : throw new EndOfStreamException("The broker has closed the connection.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            ThrowIfEnded();
            throw;
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_end.IsCancellationRequested)
        {
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _end.Token);
        try
        {
            await base.WriteAsync(buffer, either.Token);
        }
        catch (IOException fault)
        {
            End(fault);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It has ended meanwhile.
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // Not the token source: a look may end the connection at this moment, and it holds nothing.
            _watch.Dispose();
        }

        base.Dispose(disposing);
    }

    // Counted and not measured: a process that was stopped does not count, and finds what has come meanwhile.
    private void Look()
    {
        _silentLooks = _heard ? 0 : _silentLooks + 1;
        _heard = false;
        if (_silentLooks >= SilentLooks)
        {
            End(new TimeoutException("Nothing was heard from it for two heartbeats."));
        }
    }

    private void End(Exception cause)
    {
        if (Interlocked.CompareExchange(ref _cause, cause, comparand: null) is null)
        {
            _watch.Dispose();
            _tell(cause);
            _end.Cancel();
        }
    }

    private void ThrowIfEnded()
    {
        if (_end.IsCancellationRequested)
        {
            throw new EndOfStreamException("The connection has ended.", _cause);
        }
    }
}

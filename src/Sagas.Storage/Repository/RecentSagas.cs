using Microsoft.Extensions.Options;
using Sagas.Payments;

namespace Sagas.Storage;

/// <summary>
/// Sagas as this process has just stored them, so that the next message about the same payment needs no look-up. It is only a guess:
/// the commit's version guard and its look into the inbox decide, and when they refuse, the saga is loaded. An instance is given out
/// once; the run that has it may change it, and gives it back only when its commit was saved. A guess that was wrong shows that other
/// processes share the work: then nothing is guessed for a while.
/// </summary>
internal sealed class RecentSagas(TimeProvider clock, IOptions<EngineOptions> options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, (PaymentSaga Saga, long Since)> _sagas = [];
    private readonly Queue<(Guid Id, long Since)> _order = new();
    private long? _suspendedAt;

    /// <summary>The saga, if it was stored a moment ago; for the caller alone.</summary>
    public PaymentSaga? Take(Guid id)
    {
        lock (_lock)
            return _sagas.Remove(id, out var known) && IsRecent(known.Since) ? known.Saga : null;
    }

    /// <summary>A guess was wrong.</summary>
    public void Suspend()
    {
        lock (_lock)
        {
            _suspendedAt = clock.GetTimestamp();
            _sagas.Clear();
            _order.Clear();
        }
    }

    /// <summary>Keeps what was saved just now; the caller must not use it any more.</summary>
    public void Put(PaymentSaga saga)
    {
        // The database keeps microseconds: a finer time would not equal the one that its timer message brings.
        if (options.Value.RecentSagas == 0 || saga.DueAt?.Ticks % TimeSpan.TicksPerMicrosecond > 0)
            return;
        saga.ForgetTurn();
        var now = clock.GetTimestamp();
        lock (_lock)
        {
            if (_suspendedAt is { } at && clock.GetElapsedTime(at) < options.Value.RecentSuspendedFor)
                return;
            _sagas[saga.CorrelationId] = (saga, now);
            _order.Enqueue((saga.CorrelationId, now));
            while (_order.Count > options.Value.RecentSagas || !IsRecent(_order.Peek().Since))
                Forget(_order.Dequeue());
        }
    }

    private bool IsRecent(long since) => clock.GetElapsedTime(since) <= options.Value.RecentFor;

    // One that was taken and put back meanwhile is not the one of then.
    private void Forget((Guid Id, long Since) oldest)
    {
        if (_sagas.TryGetValue(oldest.Id, out var known) && known.Since == oldest.Since)
            _sagas.Remove(oldest.Id);
    }
}

namespace Sagas.Storage;

public sealed partial class InMemoryStore
{
    private readonly Dictionary<Guid, (OutboxRow Row, DateTimeOffset FreeAt)> _outbox = [];
    private readonly SortedSet<(DateTimeOffset FreeAt, Guid Id)> _outboxByLease = [];

    /// <summary>Messages committed and not yet known to be delivered.</summary>
    public int OutboxCount
    {
        get
        {
            lock (_lock)
                return _outbox.Count;
        }
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<OutboxRow>> ClaimOutboxAsync(int max, TimeSpan lease, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var claimed = new List<OutboxRow>();
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            while (claimed.Count < max && _outboxByLease.Count > 0 && _outboxByLease.Min.FreeAt <= now)
            {
                var free = _outboxByLease.Min;
                var row = _outbox[free.Id].Row;
                _outboxByLease.Remove(free);
                _outboxByLease.Add((now + lease, row.Id));
                _outbox[row.Id] = (row, now + lease);
                claimed.Add(row);
            }
        }

        return Task.FromResult<IReadOnlyList<OutboxRow>>(claimed);
    }

    /// <inheritdoc />
    public Task DeleteDeliveredAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
            Forget(ids);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<OutboxRow>> ClaimDueAsync(int max, TimeSpan lease, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var made = new List<OutboxRow>();
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            for (var taken = 0; taken < max && _byWake.Count > 0 && _byWake.Min.At <= now; taken++)
            {
                var payment = _payments[_byWake.Min.Id];
                _byWake.Remove(_byWake.Min);
                payment.WakeAt = now + lease;
                _byWake.Add((now + lease, payment.Id));
                if (payment is { DueAt: { } dueAt, DueAction: { } action }
                    && TimerMessage.Create(payment.Id, dueAt, action, now) is var row && AddToOutbox(row, now, lease))
                    made.Add(row);
            }
        }

        return Task.FromResult<IReadOnlyList<OutboxRow>>(made);
    }

    private WriteResult Forget(IReadOnlyCollection<Guid> ids)
    {
        foreach (var id in ids)
        {
            if (_outbox.Remove(id, out var row))
                _outboxByLease.Remove((row.FreeAt, id));
        }

        return WriteResult.Saved;
    }

    private bool AddToOutbox(OutboxRow row, DateTimeOffset now, TimeSpan lease)
    {
        if (!_outbox.TryAdd(row.Id, (row, now + lease)))
            return false;
        _outboxByLease.Add((now + lease, row.Id));
        return true;
    }
}

namespace Sagas.Storage;

public sealed partial class InMemoryStore
{
    private readonly Dictionary<Guid, StoredPayment> _payments = [];
    private readonly Dictionary<InboxKey, string> _inbox = [];
    private readonly Queue<(DateTimeOffset At, InboxKey Key)> _inboxByAge = [];

    // Indexes: by last update for the reader, by wake time for the timers, by end for the cap.
    private readonly SortedSet<(DateTimeOffset At, Guid Id)> _byUpdate = [];
    private readonly SortedSet<(DateTimeOffset At, Guid Id)> _byWake = [];
    private readonly SortedSet<(DateTimeOffset At, Guid Id)> _byEnd = [];

    // By what gateways call them.
    private readonly Dictionary<(string Gateway, string Id), HashSet<Guid>> _byGatewayId = [];

    private WriteResult Write(UnitOfWork unit, DateTimeOffset now, TimeSpan lease)
    {
        if (unit.Saga is { } saga)
        {
            var row = _payments.GetValueOrDefault(saga.CorrelationId);
            if ((row?.Version ?? 0) != unit.ExpectedVersion)
                return WriteResult.Conflict;
            var json = SagaJson.Write(saga); // The only step that can fail, before anything is changed.
            if (unit.Inbox is { } key && !_inbox.TryAdd(key, unit.BodyHash))
                return WriteResult.Duplicate;
            if (unit.Inbox is { } consumed)
                _inboxByAge.Enqueue((now, consumed));
            if (row is null)
                _payments.Add(saga.CorrelationId, row = new StoredPayment(saga.CorrelationId));
            else
                RemoveFromIndexes(row);
            row.Write(saga, json);
            AddToIndexes(row);
            if (unit.History is { } history)
                row.History.Add(history);
        }

        foreach (var message in unit.Outbox)
            AddToOutbox(message, now, message.Delay ?? lease);
        return WriteResult.Saved;
    }

    private void AddToIndexes(StoredPayment row)
    {
        _byUpdate.Add((row.UpdatedAt, row.Id));
        if (row.WakeAt is { } wakeAt)
            _byWake.Add((wakeAt, row.Id));
        if (row.ClosedAt is { } closedAt)
            _byEnd.Add((closedAt, row.Id));
        foreach (var key in row.GatewayKeys)
        {
            if (!_byGatewayId.TryGetValue(key, out var ids))
                _byGatewayId.Add(key, ids = []);
            ids.Add(row.Id);
        }
    }

    private void RemoveFromIndexes(StoredPayment row)
    {
        _byUpdate.Remove((row.UpdatedAt, row.Id));
        if (row.WakeAt is { } wakeAt)
            _byWake.Remove((wakeAt, row.Id));
        if (row.ClosedAt is { } closedAt)
            _byEnd.Remove((closedAt, row.Id));
        foreach (var key in row.GatewayKeys)
        {
            if (_byGatewayId.TryGetValue(key, out var ids) && ids.Remove(row.Id) && ids.Count == 0)
                _byGatewayId.Remove(key);
        }
    }

    private void Forget(DateTimeOffset now)
    {
        var oldest = now - _options.Retention;
        while (_inboxByAge.TryPeek(out var consumed) && consumed.At < oldest)
            _inbox.Remove(_inboxByAge.Dequeue().Key);
        while (_journalByAge.TryPeek(out var begun) && begun.At < oldest)
            _journal.Remove(_journalByAge.Dequeue().Key);
        while (_payments.Count > _options.MaxPayments && _byEnd.Count > 0)
        {
            var (endedAt, id) = _byEnd.Min;
            RemoveFromIndexes(_payments[id]);
            _payments.Remove(id);
            Log.EndedPaymentDropped(_logger, id, endedAt, _options.MaxPayments);
        }
    }
}

using Sagas.Gateways;

namespace Sagas.Tests.Gateways;

/// <summary>A journal as small as its contract.</summary>
internal sealed class MemoryJournal : IOperationJournal
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(Guid, int), JournalEntry> _rows = [];
    private int _begun;

    public int Begun => Volatile.Read(ref _begun);

    public JournalEntry? this[GatewayOperation operation] => Find(operation.OperationId, operation.Attempt);

    /// <summary>Runs after each look, so that a test can change the row between two looks.</summary>
    public Action<int> OnFind { get; set; } = _ => { };

    /// <summary>Runs when a row was begun, before its beginner goes on.</summary>
    public Action Began { get; set; } = () => { };

    private int _found;

    public Task<JournalEntry?> TryBeginAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Interlocked.Increment(ref _begun);
            Began();
            return Task.FromResult(_rows.TryAdd((entry.OperationId, entry.Attempt), entry) ? null : Find(entry.OperationId, entry.Attempt));
        }
    }

    public Task<GatewayOutcome> CompleteAsync(Guid operationId, int attempt, GatewayOutcome outcome, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var row = _rows[(operationId, attempt)];
            var refined = OutcomeRules.Refine(row.Outcome, outcome);
            _rows[(operationId, attempt)] = row with { Outcome = refined };
            return Task.FromResult(refined);
        }
    }

    public Task<JournalEntry?> FindAsync(Guid operationId, int attempt, CancellationToken cancellationToken)
    {
        OnFind(Interlocked.Increment(ref _found));
        return Task.FromResult(Find(operationId, attempt));
    }

    public Task<IReadOnlyList<JournalEntry>> FindLaterAsync(JournalEntry row, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult<IReadOnlyList<JournalEntry>>([.. _rows.Values.Where(other => other.SagaId == row.SagaId && other.SentAt > row.SentAt)]);
    }

    private JournalEntry? Find(Guid operationId, int attempt)
    {
        lock (_gate)
            return _rows.GetValueOrDefault((operationId, attempt));
    }
}

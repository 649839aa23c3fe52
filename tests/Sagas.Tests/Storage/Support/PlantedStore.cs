using Sagas.Gateways;
using Sagas.Storage;

namespace Sagas.Tests.Storage;

/// <summary>A store with planted faults in front of a real one.</summary>
internal sealed class PlantedStore(ISagaStore inner) : ISagaStore
{
    private int _away;

    /// <summary>Every call fails as an absent database does.</summary>
    public bool Away
    {
        get => Volatile.Read(ref _away) != 0;
        set => Volatile.Write(ref _away, value ? 1 : 0);
    }

    public int CallsWhileAway;

    public int Commits;

    /// <summary>Before a load; may throw or wait.</summary>
    public Func<IReadOnlyList<LoadRequest>, Task> BeforeLoad { get; set; } = _ => Task.CompletedTask;

    /// <summary>Before a commit; may throw or wait.</summary>
    public Func<IReadOnlyList<StoreWrite>, Task> BeforeCommit { get; set; } = _ => Task.CompletedTask;

    /// <summary>After a commit that happened; may throw, as a lost answer.</summary>
    public Func<IReadOnlyList<StoreWrite>, Task> AfterCommit { get; set; } = _ => Task.CompletedTask;

    public async Task<IReadOnlyList<LoadedSaga>> LoadAsync(IReadOnlyList<LoadRequest> requests, CancellationToken cancellationToken)
    {
        ThrowIfAway();
        await BeforeLoad(requests);
        return await inner.LoadAsync(requests, cancellationToken);
    }

    public async Task<IReadOnlyList<WriteResult>> CommitAsync(
        IReadOnlyList<StoreWrite> writes, TimeSpan lease, CancellationToken cancellationToken)
    {
        ThrowIfAway();
        await BeforeCommit(writes);
        var results = await inner.CommitAsync(writes, lease, cancellationToken);
        Interlocked.Increment(ref Commits);
        await AfterCommit(writes);
        return results;
    }

    public async Task<IReadOnlyList<OutboxRow>> ClaimOutboxAsync(int max, TimeSpan lease, CancellationToken cancellationToken)
    {
        ThrowIfAway();
        return await inner.ClaimOutboxAsync(max, lease, cancellationToken);
    }

    public async Task DeleteDeliveredAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        ThrowIfAway();
        await inner.DeleteDeliveredAsync(ids, cancellationToken);
    }

    public async Task<IReadOnlyList<OutboxRow>> ClaimDueAsync(int max, TimeSpan lease, CancellationToken cancellationToken)
    {
        ThrowIfAway();
        return await inner.ClaimDueAsync(max, lease, cancellationToken);
    }

    public async Task<JournalEntry?> FindAttemptAsync(Guid operationId, int attempt, CancellationToken cancellationToken)
    {
        ThrowIfAway();
        return await inner.FindAttemptAsync(operationId, attempt, cancellationToken);
    }

    public async Task<IReadOnlyList<JournalEntry>> FindLaterAttemptsAsync(JournalEntry row, CancellationToken cancellationToken)
    {
        ThrowIfAway();
        return await inner.FindLaterAttemptsAsync(row, cancellationToken);
    }

    private void ThrowIfAway()
    {
        if (!Away)
            return;
        Interlocked.Increment(ref CallsWhileAway);
        throw new StoreUnavailableException("planted");
    }
}

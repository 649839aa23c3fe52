using Sagas.Gateways;

namespace Sagas.Storage;

/// <summary>
/// Where payments, inbox, outbox, history and the gateways' journal live. Everything above it is the same code for every
/// store; every store passes the same contract suite.
/// <para>
/// Errors: <see cref="StoreUnavailableException"/> means "away or busy, the whole call may be repeated as it is"; the engine waits
/// and repeats, a message never faults for it. Any other exception means that something in the call can never be written.
/// A call that failed may have been carried out: writes are guarded (version, inbox key, journal key), so repeating is safe.
/// </para>
/// </summary>
public interface ISagaStore
{
    /// <summary>
    /// The sagas asked for and whether the messages were consumed before, all seen in one snapshot.
    /// </summary>
    /// <returns>One answer per request, in the same order. The sagas are fresh objects that belong to the caller.</returns>
    Task<IReadOnlyList<LoadedSaga>> LoadAsync(IReadOnlyList<LoadRequest> requests, CancellationToken cancellationToken);

    /// <summary>
    /// Writes each of <paramref name="writes"/> whole or not at all, in one commit. Two writes with the same
    /// <see cref="StoreWrite.Key"/> are never in one call.
    /// </summary>
    /// <param name="writes">See <see cref="UnitOfWork"/>, <see cref="JournalBegin"/>, <see cref="JournalCompletion"/> and <see cref="CancelRequestBegin"/>.</param>
    /// <param name="lease">For so long the new outbox rows belong to the caller, who sends them from memory; then the relay may take them.</param>
    /// <param name="cancellationToken">Gives up waiting; the writes may have happened.</param>
    /// <returns>One answer per write, in the same order.</returns>
    Task<IReadOnlyList<WriteResult>> CommitAsync(IReadOnlyList<StoreWrite> writes, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Takes at most <paramref name="max"/> outbox rows that nobody holds, oldest first, for <paramref name="lease"/>.</summary>
    Task<IReadOnlyList<OutboxRow>> ClaimOutboxAsync(int max, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Forgets delivered outbox rows; unknown ids are ignored.</summary>
    Task DeleteDeliveredAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>
    /// Makes the timer message (<see cref="TimerMessage"/>) of at most <paramref name="max"/> sagas whose time has come, as outbox rows held by
    /// the caller for <paramref name="lease"/>, without raising a version. A saga that is still due when the lease ends is taken again,
    /// with the same message id; while its first row waits in the outbox, nothing is added.
    /// </summary>
    Task<IReadOnlyList<OutboxRow>> ClaimDueAsync(int max, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>The journal's row of an attempt, or <c>null</c>.</summary>
    Task<JournalEntry?> FindAttemptAsync(Guid operationId, int attempt, CancellationToken cancellationToken);

    /// <summary>The journal's rows of the same payment that were sent after <paramref name="row"/>, in that order.</summary>
    Task<IReadOnlyList<JournalEntry>> FindLaterAttemptsAsync(JournalEntry row, CancellationToken cancellationToken);
}

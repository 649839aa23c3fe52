namespace Sagas.Gateways;

/// <summary>
/// The adapters' memory, kept by the store: a command whose row exists never calls the gateway again.
/// Implementations wait for a store that is away; they do not throw for it.
/// </summary>
public interface IOperationJournal
{
    /// <summary>
    /// Commits <paramref name="entry"/> unless a row with its key exists. Exactly one caller in the world gets
    /// <c>null</c> for a key and may call the gateway (or, when the entry already carries an outcome, has closed the attempt for good).
    /// </summary>
    /// <returns><c>null</c> when this call wrote the row, else the row that was there.</returns>
    Task<JournalEntry?> TryBeginAsync(JournalEntry entry, CancellationToken cancellationToken);

    /// <summary>
    /// Writes what became of an attempt, by <see cref="OutcomeRules.Refine"/>: none or <c>Unknown</c> may become anything,
    /// <c>Accepted</c> anything but <c>Unknown</c>, <c>Succeeded</c> stays, and any other gives way to <c>Succeeded</c> only.
    /// </summary>
    /// <returns>The outcome that the row has now.</returns>
    Task<GatewayOutcome> CompleteAsync(Guid operationId, int attempt, GatewayOutcome outcome, CancellationToken cancellationToken);

    /// <summary>The row of an attempt, or <c>null</c>.</summary>
    Task<JournalEntry?> FindAsync(Guid operationId, int attempt, CancellationToken cancellationToken);

    /// <summary>The attempts of the same payment, of this or another operation, that were sent after <paramref name="row"/>.</summary>
    Task<IReadOnlyList<JournalEntry>> FindLaterAsync(JournalEntry row, CancellationToken cancellationToken);
}

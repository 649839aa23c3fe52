using Sagas.Gateways;

namespace Sagas.Storage;

/// <summary>The gateways' journal, written in the same batches as the sagas.</summary>
internal sealed class GroupCommitJournal(
    CommitBatcher commits, ISagaStore store, StorePatience patience, EngineHealth health, TimeProvider clock) : IOperationJournal
{
    private readonly LoopMonitor _monitor = health.Watch("journal");

    /// <inheritdoc />
    public async Task<JournalEntry?> TryBeginAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        var result = await commits.AskAsync(new JournalBegin(entry), cancellationToken);
        return result.Outcome == WriteOutcome.Saved ? null : result.Journal;
    }

    /// <inheritdoc />
    public async Task<GatewayOutcome> CompleteAsync(
        Guid operationId, int attempt, GatewayOutcome outcome, CancellationToken cancellationToken)
    {
        var result = await commits.AskAsync(
            new JournalCompletion(operationId, attempt, outcome, clock.GetUtcNow()), cancellationToken);
        return result.Journal?.Outcome
            ?? throw new InvalidOperationException($"Attempt {attempt} of operation {operationId:D} was completed but never begun.");
    }

    /// <inheritdoc />
    public Task<JournalEntry?> FindAsync(Guid operationId, int attempt, CancellationToken cancellationToken) =>
        patience.CallAsync(_monitor, token => store.FindAttemptAsync(operationId, attempt, token), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<JournalEntry>> FindLaterAsync(JournalEntry row, CancellationToken cancellationToken) =>
        patience.CallAsync(_monitor, token => store.FindLaterAttemptsAsync(row, token), cancellationToken);
}

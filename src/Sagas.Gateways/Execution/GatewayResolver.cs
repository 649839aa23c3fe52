using Sagas.Contracts;

namespace Sagas.Gateways;

/// <summary>Finds out what became of an attempt. Moves no money, and closes an attempt that was never sent.</summary>
internal sealed class GatewayResolver(IOperationJournal journal, GatewayCaller caller, NotDoneRule rule, TimeProvider time)
{
    /// <summary>Succeeded, Accepted, Rejected, NotDone or Unknown.</summary>
    public async Task<GatewayOutcome> ResolveAsync(GatewayRegistration gateway, GatewayOperation operation, CancellationToken cancellationToken)
    {
        if (operation.Attempt == 0 || operation.Kind is null)
            return await caller.ResolveAsync(gateway, operation, cancellationToken);

        var row = await FindOrCloseAsync(operation, cancellationToken);
        return row?.Outcome switch
        {
            GatewayOutcome.Succeeded done => done,
            GatewayOutcome.NotSent unsent => await AskForStatusAsync(gateway, operation, unsent, cancellationToken),
            _ when row is null => await AskForStatusAsync(gateway, operation, null, cancellationToken),
            _ => await AskAsync(gateway, operation, row, cancellationToken),
        };
    }

    // Inserting the row first is what makes "never sent" true for good: a command still on its way finds its attempt closed.
    private async Task<JournalEntry?> FindOrCloseAsync(GatewayOperation operation, CancellationToken cancellationToken)
    {
        if (await journal.FindAsync(operation.OperationId, operation.Attempt, cancellationToken) is { } row)
            return row;

        var closed = new GatewayOutcome.NotSent { Message = "fenced by resolver" };
        return await journal.TryBeginAsync(operation.ToEntry(time.GetUtcNow(), closed), cancellationToken);
    }

    private async Task<GatewayOutcome> AskForStatusAsync(
        GatewayRegistration gateway, GatewayOperation operation, GatewayOutcome? why, CancellationToken cancellationToken)
    {
        var question = operation with { Kind = null, SentAt = null, Snapshot = null };
        var status = await caller.ResolveAsync(gateway, question, cancellationToken);
        var notDone = new GatewayOutcome.NotDone { NeverSent = true, Code = why?.Code, Message = why?.Message ?? "This attempt was never sent." };
        return status switch
        {
            GatewayOutcome.NotDone known => notDone with { GatewayStatus = known.GatewayStatus, GatewayAmount = known.GatewayAmount },
            GatewayOutcome.Succeeded final => notDone with { GatewayStatus = final.Status },
            GatewayOutcome.Rejected other => notDone with { GatewayStatus = other.GatewayStatus, GatewayAmount = other.GatewayAmount },
            _ => notDone,
        };
    }

    private async Task<GatewayOutcome> AskAsync(
        GatewayRegistration gateway, GatewayOperation operation, JournalEntry row, CancellationToken cancellationToken)
    {
        var question = operation with { SentAt = row.SentAt, Snapshot = row.Snapshot };
        var told = await caller.ResolveAsync(gateway, question, cancellationToken);
        if (told is GatewayOutcome.Succeeded moved && await IsAnothersAsync(row, moved, cancellationToken))
        {
            return row.Outcome is GatewayOutcome.NotDone or GatewayOutcome.Rejected
                ? row.Outcome
                : new GatewayOutcome.Unknown { Code = told.Code, Message = "Another attempt was sent since; what the gateway shows may be its doing." };
        }

        var believed = rule.Apply(gateway, question, told);
        if (believed is GatewayOutcome.Unknown && row.Outcome is GatewayOutcome.NotDone { MayArriveUntil: null } proven)
            return proven;
        if (believed is GatewayOutcome.Unknown or GatewayOutcome.Accepted)
            return believed;

        var recorded = await journal.CompleteAsync(operation.OperationId, operation.Attempt, believed, cancellationToken);
        // The call itself may have come back meanwhile; that money moved outweighs every question, and a final no is not the saga's to try again
        // because the gateway shows, as it must, that nothing was done.
        return recorded is GatewayOutcome.Succeeded or GatewayOutcome.Rejected { Cause: RejectionCause.Refused } ? recorded : believed;
    }

    // A question may be answered long after the saga has moved on. A gateway that shows only where the payment stands shows by then what a later
    // attempt did; one movement must not count for two. Looked up after the answer: whatever the gateway shows was journalled before its call.
    private async Task<bool> IsAnothersAsync(JournalEntry row, GatewayOutcome.Succeeded moved, CancellationToken cancellationToken) =>
        (moved.Reference is null || moved.External)
        && (await journal.FindLaterAsync(row, cancellationToken))
            .Any(later => later.Outcome is not (GatewayOutcome.NotSent or GatewayOutcome.NotDone or GatewayOutcome.Rejected));
}

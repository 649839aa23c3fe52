using Microsoft.Extensions.Logging;

namespace Sagas.Gateways;

/// <summary>Makes the call of an attempt at most once in the world, with the journal as its memory.</summary>
internal sealed class GatewayExecutor(
    IOperationJournal journal, GatewayCaller caller, AttemptsInFlight inFlight, TimeProvider time, ILogger<GatewayExecutor> logger)
{
    /// <summary>What became of the attempt: by a call now, or what an earlier delivery of the same command found.</summary>
    public async Task<GatewayOutcome> ExecuteAsync(GatewayRegistration gateway, GatewayOperation operation, CancellationToken cancellationToken)
    {
        // A repeated command is not made to wait for a gateway that it will not call, nor to ask it what only a first one has to know.
        if ((gateway.Circuit.IsPaused || gateway.Gateway.Capabilities.Repeatable != OperationKinds.All)
            && await journal.FindAsync(operation.OperationId, operation.Attempt, cancellationToken) is { } known)
        {
            return await RepeatAsync(gateway, known, cancellationToken);
        }

        if (!await gateway.Circuit.WaitAsync(cancellationToken))
            return await CloseUnsentAsync(gateway, operation, "The gateway is paused because its last calls failed.", cancellationToken);

        var preparation = await caller.PrepareAsync(gateway, operation, cancellationToken);
        if (preparation.Decided is { } decided)
            return await CloseAsync(gateway, operation, decided, cancellationToken);

        // The permit is taken before the row, so that a queue for it does not eat the time between row and call.
        using var permit = await gateway.Rate.AcquireAsync(1, cancellationToken);
        if (!permit.IsAcquired)
            return await CloseUnsentAsync(gateway, operation, "More calls wait for this gateway than its rate allows.", cancellationToken);

        using var held = inFlight.Hold(operation);
        // It opens before the commit: what the commit took is gone from the window in which others believe that a call may still leave.
        var fence = new SendFence(time, gateway.Options.SendWindow);
        var entry = operation.ToEntry(time.GetUtcNow()) with { Snapshot = preparation.Snapshot };
        if (await journal.TryBeginAsync(entry, cancellationToken) is { } existing)
        {
            held.Dispose();
            return await RepeatAsync(gateway, existing, cancellationToken);
        }

        var sending = operation with { SentAt = entry.SentAt, Snapshot = entry.Snapshot, Fence = fence };
        var outcome = fence.IsOpen
            ? await caller.ExecuteAsync(gateway, sending, cancellationToken)
            : new GatewayOutcome.NotSent { Message = "The journal took longer than the call may wait; nothing was sent." };
        return await CompleteAsync(gateway, operation, outcome);
    }

    // What the gateway answered is worth recording also while the host stops; the store bounds how long that may take.
    private async Task<GatewayOutcome> CompleteAsync(GatewayRegistration gateway, GatewayOperation operation, GatewayOutcome outcome)
    {
        var recorded = await journal.CompleteAsync(operation.OperationId, operation.Attempt, outcome, CancellationToken.None);
        if (outcome is not GatewayOutcome.Succeeded || recorded is GatewayOutcome.Succeeded)
            return recorded;

        logger.MovedAgainstJournal(gateway.Name, operation.OperationId, operation.Attempt, OutcomeRules.NameOf(recorded));
        return outcome;
    }

    // The row is the fence: the saga goes on to the next attempt, and a redelivery of this one must find it closed.
    private Task<GatewayOutcome> CloseUnsentAsync(
        GatewayRegistration gateway, GatewayOperation operation, string why, CancellationToken cancellationToken) =>
        CloseAsync(gateway, operation, new GatewayOutcome.NotSent { Message = why }, cancellationToken);

    private async Task<GatewayOutcome> CloseAsync(
        GatewayRegistration gateway, GatewayOperation operation, GatewayOutcome outcome, CancellationToken cancellationToken)
    {
        var existing = await journal.TryBeginAsync(operation.ToEntry(time.GetUtcNow(), outcome), cancellationToken);
        return existing is null ? outcome : await RepeatAsync(gateway, existing, cancellationToken);
    }

    // Another delivery holds the attempt, or a process died with it. Neither time nor a missing answer makes a second call safe.
    private async Task<GatewayOutcome> RepeatAsync(GatewayRegistration gateway, JournalEntry row, CancellationToken cancellationToken)
    {
        logger.AttemptRepeated(gateway.Name, row.OperationId, row.Attempt);
        // Clocks of two processes differ; no row is waited for longer than one call may take.
        var latest = time.GetUtcNow() + gateway.Options.Timeout;
        var giveUpAt = row.SentAt + gateway.Options.Timeout;
        if (giveUpAt > latest)
            giveUpAt = latest;

        while (row.Outcome is null)
        {
            var left = giveUpAt - time.GetUtcNow();
            if (left <= TimeSpan.Zero)
            {
                var lost = new GatewayOutcome.Unknown { Message = "The process that sent this did not report an outcome in time." };
                return await journal.CompleteAsync(row.OperationId, row.Attempt, lost, cancellationToken);
            }

            await Task.Delay(left < gateway.Options.LookEvery ? left : gateway.Options.LookEvery, time, cancellationToken);
            row = await journal.FindAsync(row.OperationId, row.Attempt, cancellationToken)
                ?? throw new InvalidOperationException($"The journal lost operation {row.OperationId}, attempt {row.Attempt}.");
        }

        return row.Outcome;
    }
}

using MassTransit;
using MassTransit.Saga;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sagas.Payments;

namespace Sagas.Storage;

/// <summary>
/// The way of one message: turn of its saga, load (or remember), run, commit, hand over what goes out. It returns, and the message is
/// acknowledged, only when the outcome is stored or was stored before.
/// </summary>
internal sealed class MessageProcessor(
    KeyedGate gate,
    RecentSagas recent,
    LoadBatcher loads,
    CommitBatcher commits,
    MachineRunner runner,
    DeliveryQueue delivery,
    EngineMetrics metrics,
    IOptions<EngineOptions> options,
    ILogger<MessageProcessor> logger)
{
    public async Task ProcessAsync<T>(ConsumeContext<T> context, IPipe<SagaRepositoryContext<PaymentSaga, T>> machine)
        where T : class
    {
        var sagaId = context.CorrelationId
            ?? throw new SagaException("The message names no saga.", typeof(PaymentSaga), typeof(T));
        var identity = MessageIdentity.Of(context);
        IReadOnlyList<OutboxRow> promised;
        using (await gate.EnterAsync(sagaId, context.CancellationToken))
            promised = await CommitOnceAsync(context, machine, new InboxKey(sagaId, identity.Name, identity.Id), identity.BodyHash);
        await delivery.HandOverAsync(promised, context.CancellationToken);
    }

    private async Task<IReadOnlyList<OutboxRow>> CommitOnceAsync<T>(
        ConsumeContext<T> context, IPipe<SagaRepositoryContext<PaymentSaga, T>> machine, InboxKey inbox, string bodyHash)
        where T : class
    {
        var tries = options.Value.ConflictTries;
        var expected = 0L;
        for (var attempt = 0; attempt < tries; attempt++)
        {
            // Only a first try may guess; what refuses the guess shows itself in the look-up.
            var guess = attempt == 0 ? recent.Take(inbox.SagaId) : null;
            var loaded = guess is not null
                ? new LoadedSaga(guess, null)
                : await loads.AskAsync(new LoadRequest(inbox.SagaId, inbox), context.CancellationToken);
            if (loaded.ConsumedBodyHash is { } hash)
                return SkipDuplicate(inbox, bodyHash, hash);
            expected = loaded.Saga?.Version ?? 0;
            var unit = await runner.RunAsync(context, machine, loaded.Saga, inbox, bodyHash);
            if (unit.Saga is null)
                Log.NotTaken(logger, inbox.Message, inbox.MessageId, inbox.SagaId);
            if (unit.Saga is null && unit.Outbox.Count == 0)
                return [];
            var outcome = (await commits.AskAsync(unit, context.CancellationToken)).Outcome;
            if (outcome == WriteOutcome.Saved)
            {
                metrics.Saved(unit);
                if (unit.History is { Alert: true } alert)
                    Log.SagaAlert(logger, alert.SagaId, alert.Event, string.Join(' ', alert.Remarks));
                if (unit.Saga is not null)
                    recent.Put(unit.Saga);
                return unit.Outbox;
            }

            // Somebody else was faster. A duplicate shows itself at the next load, which brings the hash to compare.
            if (outcome == WriteOutcome.Conflict)
                metrics.Conflict();
            if (outcome == WriteOutcome.Conflict && guess is not null)
                recent.Suspend();
            Log.Conflict(logger, inbox.SagaId, expected, inbox.Message);
        }

        throw SagaConflictException.After(tries, inbox.SagaId, expected);
    }

    private IReadOnlyList<OutboxRow> SkipDuplicate(InboxKey inbox, string bodyHash, string known)
    {
        var isSame = string.Equals(known, bodyHash, StringComparison.Ordinal);
        metrics.Duplicate(isSame);
        if (isSame)
            Log.Duplicate(logger, inbox.Message, inbox.MessageId, inbox.SagaId);
        else
            Log.DuplicateWithOtherBody(logger, inbox.Message, inbox.MessageId, inbox.SagaId);
        return [];
    }
}

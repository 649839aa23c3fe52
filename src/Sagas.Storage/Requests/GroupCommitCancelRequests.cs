using Sagas.Contracts;

namespace Sagas.Storage;

/// <summary>Merchants' requests, written in the same batches as the sagas and sent from memory like their messages.</summary>
internal sealed class GroupCommitCancelRequests(CommitBatcher commits, DeliveryQueue delivery, TimeProvider clock) : ICancelRequests
{
    /// <inheritdoc />
    public async Task<CancelAcceptance> AcceptAsync(CancelPayment message, bool send, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var asked = message with { OccurredAt = message.OccurredAt ?? now };
        var row = CancelMessage.Create(asked, now);
        var acceptance = new CancelAcceptance(true, asked.PaymentId, asked.OccurredAt.Value);
        StoreWrite write;
        if (string.IsNullOrEmpty(asked.ExternalRequestId))
        {
            if (!send)
                return acceptance;
            write = new UnitOfWork { Outbox = [row] };
        }
        else
        {
            write = new CancelRequestBegin(RequestOf(asked, row), send ? row : null);
        }

        var result = await commits.AskAsync(write, cancellationToken);
        if (result is { Outcome: WriteOutcome.Duplicate, Request: { } known })
            return new CancelAcceptance(false, known.PaymentId, known.RequestedAt);
        if (result.Outcome != WriteOutcome.Saved)
            throw new StoreUnavailableException("The request's id was taken and given back at the same moment.");
        if (send)
            await delivery.HandOverAsync([row], cancellationToken);
        return acceptance;
    }

    private static CancelRequest RequestOf(CancelPayment asked, OutboxRow row) => new()
    {
        TeamSlug = asked.TeamSlug,
        ExternalRequestId = asked.ExternalRequestId!,
        PaymentId = asked.PaymentId,
        SagaId = SagaIds.ForPayment(asked.TeamSlug, asked.PaymentId),
        MessageId = row.Id,
        RequestedAt = asked.OccurredAt!.Value,
    };
}

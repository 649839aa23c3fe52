using Sagas.Contracts;

namespace Sagas.Payments;

/// <summary>The facts that the others are told.</summary>
internal static class Telling
{
    public static Task StartedAsync(Turn turn, Operation operation) => turn.Publish(new CompensationStarted
    {
        TeamSlug = turn.Saga.TeamSlug,
        PaymentId = turn.Saga.PaymentId,
        OrderId = turn.Saga.OrderId,
        Sequence = turn.Sequence,
        OccurredAt = turn.Now,
        Reason = turn.Saga.ReasonOfReturn,
        Kind = operation.Kind!.Value,
        OperationId = operation.Id,
        Amount = operation.Amount,
        Currency = turn.Saga.Currency,
    });

    public static Task CancelledAsync(Turn turn, Operation? operation) => turn.Publish(new PaymentCancelled
    {
        TeamSlug = turn.Saga.TeamSlug,
        PaymentId = turn.Saga.PaymentId,
        OrderId = turn.Saga.OrderId,
        Sequence = turn.Sequence,
        OccurredAt = turn.Now,
        Reason = turn.Saga.ReasonOfReturn,
        OperationId = operation?.Id,
    });

    public static Task ReversedAsync(Turn turn, Operation? operation, long amount) => turn.Publish(new PaymentReversed
    {
        TeamSlug = turn.Saga.TeamSlug,
        PaymentId = turn.Saga.PaymentId,
        OrderId = turn.Saga.OrderId,
        Sequence = turn.Sequence,
        OccurredAt = turn.Now,
        Reason = turn.Saga.ReasonOfReturn,
        OperationId = operation?.Id,
        Amount = amount,
        Currency = turn.Saga.Currency,
        NewAmount = turn.Saga.NewAmount,
    });

    public static Task RefundedAsync(Turn turn, Operation? operation, long amount, string? reference) => turn.Publish(new PaymentRefunded
    {
        TeamSlug = turn.Saga.TeamSlug,
        PaymentId = turn.Saga.PaymentId,
        OrderId = turn.Saga.OrderId,
        Sequence = turn.Sequence,
        OccurredAt = turn.Now,
        Reason = turn.Saga.ReasonOfReturn,
        OperationId = operation?.Id,
        Amount = amount,
        Currency = turn.Saga.Currency,
        NewAmount = turn.Saga.NewAmount,
        Reference = reference,
    });

    public static Task AttentionAsync(Turn turn) => turn.Publish(new CompensationNeedsAttention
    {
        TeamSlug = turn.Saga.TeamSlug,
        PaymentId = turn.Saga.PaymentId,
        OrderId = turn.Saga.OrderId,
        Sequence = turn.Sequence,
        OccurredAt = turn.Now,
        Reason = turn.Saga.Reason,
        State = turn.Saga.State,
        Amount = turn.Saga.PayableFor(claim => claim.Standing is ClaimStanding.Granted or ClaimStanding.NeedsApproval or ClaimStanding.Open) ?? turn.Saga.NewAmount,
        Currency = turn.Saga.Currency,
        Gateway = turn.Saga.Gateway,
    });

    public static Task DismissedAsync(Turn turn, string by, string reason) => turn.Publish(new CompensationDismissed
    {
        TeamSlug = turn.Saga.TeamSlug,
        PaymentId = turn.Saga.PaymentId,
        OrderId = turn.Saga.OrderId,
        Sequence = turn.Sequence,
        OccurredAt = turn.Now,
        Reason = reason,
        Operator = by,
    });
}

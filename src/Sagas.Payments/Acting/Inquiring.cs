using Sagas.Contracts;

namespace Sagas.Payments;

/// <summary>Takes the payment's status from the gateway, when no fact told it.</summary>
internal static class Inquiring
{
    /// <summary>Takes the answer to a question about the payment's status; without one the next question follows by the schedule.</summary>
    public static async Task TakeAsync(Turn turn, Operation question, IOperationAnswer answer)
    {
        var saga = turn.Saga;
        var (status, amount) = answer switch
        {
            OperationNotDone notDone => (notDone.GatewayStatus, notDone.GatewayAmount),
            OperationRejected rejected => (rejected.GatewayStatus, rejected.GatewayAmount),
            OperationSucceeded done => (done.Status, done.Amount),
            _ => ((PaymentStatus?)null, (long?)null),
        };
        if (!AdvanceByGateway(turn, status, amount))
        {
            saga.Remark($"the gateway says {Words.Of(status)}: nothing new");
            return;
        }

        question.Close(OperationProgress.Withdrawn, turn.Now);
        if (saga.HasEnded)
            await TellEndAsync(turn);
        await Settling.SettleAsync(turn);
    }

    /// <summary>Moves the status to what the gateway reports, if that is ahead of what is known.</summary>
    public static bool AdvanceByGateway(Turn turn, PaymentStatus? status, long? amount)
    {
        var saga = turn.Saga;
        if (status is not { } told || !saga.Advance(told))
            return false;
        saga.Remark($"the gateway says {Words.Of(told)}");
        if (told is PaymentStatus.Confirmed or PaymentStatus.Refunded)
            saga.CapturedAmount ??= amount ?? saga.AnnouncedAmount;
        else
            saga.AnnouncedAmount ??= amount;
        if (told == PaymentStatus.Refunded)
            saga.ReturnedAmount = saga.OriginalAmount;
        else if (saga.OriginalAmount == 0)
            saga.Hold = $"gateway {saga.Gateway} says {Words.Of(told)} and no amount: look it up there";
        return true;
    }

    /// <summary>Tells the others of an end that no operation of ours brought.</summary>
    public static Task TellEndAsync(Turn turn) => turn.Saga.Status switch
    {
        PaymentStatus.Cancelled => Telling.CancelledAsync(turn, operation: null),
        PaymentStatus.Reversed => Telling.ReversedAsync(turn, operation: null, turn.Saga.OriginalAmount),
        PaymentStatus.Refunded => Telling.RefundedAsync(turn, operation: null, turn.Saga.OriginalAmount, reference: null),
        _ => throw new InvalidOperationException($"Payment {turn.Saga.TeamSlug}/{turn.Saga.PaymentId} has not ended."),
    };
}

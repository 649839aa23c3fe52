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
        if (question.IsClosed)
        {
            saga.Remark("ignored: the question is answered already");
            return;
        }

        if (!await AdvanceByGatewayAsync(turn, status, amount))
        {
            saga.Remark($"the gateway says {Words.Of(status)}: nothing new");
            return;
        }

        question.Close(OperationProgress.Withdrawn, turn.Now);
        await Settling.SettleAsync(turn);
    }

    /// <summary>Moves the status to what the gateway reports, if that is ahead of what is known, and tells what nobody was told yet.</summary>
    public static async Task<bool> AdvanceByGatewayAsync(Turn turn, PaymentStatus? status, long? amount)
    {
        var saga = turn.Saga;
        var toldBefore = saga.Status == PaymentStatus.Confirmed ? saga.ReturnedAmount : saga.ReleasedAmount;
        if (status is not { } told || !saga.Advance(told))
            return false;
        saga.Remark($"the gateway says {Words.Of(told)}");
        if (told is PaymentStatus.Confirmed or PaymentStatus.Refunded)
            saga.CapturedAmount ??= amount ?? saga.AnnouncedAmount - saga.ReleasedAmount;
        else
            saga.AnnouncedAmount ??= amount;
        if (told == PaymentStatus.Refunded)
            saga.ReturnUnnamed();
        else if (saga.OriginalAmount == 0)
            saga.Hold = $"gateway {saga.Gateway} says {Words.Of(told)} and no amount: look it up there";
        await TellAsync(turn, Math.Max(0, saga.OriginalAmount - toldBefore));
        return true;
    }

    /// <summary>Tells the others of an end that no operation of ours brought, or of money that went back before its capture was known.</summary>
    private static Task TellAsync(Turn turn, long amount) => turn.Saga.Status switch
    {
        PaymentStatus.Cancelled => Telling.CancelledAsync(turn, operation: null),
        PaymentStatus.Reversed => Telling.ReversedAsync(turn, operation: null, amount),
        PaymentStatus.Refunded => Telling.RefundedAsync(turn, operation: null, amount, reference: null),
        PaymentStatus.Confirmed when turn.Saga.OriginalAmount > 0 => Returning.TellEarlierReturnsAsync(turn),
        _ => Task.CompletedTask,
    };
}

using Sagas.Contracts;

namespace Sagas.Payments;

/// <summary>Books money that went back.</summary>
internal static class Returning
{
    /// <summary>An operation moved money, as the gateway reports it.</summary>
    public static async Task MovedAsync(Turn turn, Operation operation, OperationSucceeded answer)
    {
        operation.MovedAmount = answer.Amount;
        operation.MovedByAttempt = answer.Attempt;
        operation.Reference = answer.GatewayReference;
        operation.Close(OperationProgress.Succeeded, turn.Now);
        turn.Saga.Remark($"{Words.Of(operation)} is done: {answer.Amount} {turn.Saga.Currency} (minor units), the gateway says {Words.Of(answer.Status)}");
        if (answer.External)
            turn.Saga.Remark("somebody else had given the money back; nothing moved now");
        Naming.Learn(turn.Saga, operation, answer);
        await BookAsync(turn, operation, answer);
        Naming.HoldWhatWouldNeverEnd(turn, operation, answer);
    }

    private static async Task BookAsync(Turn turn, Operation operation, OperationSucceeded answer)
    {
        switch (answer.Status)
        {
            case PaymentStatus.Cancelled or PaymentStatus.Reversed when turn.Saga.AskFirst:
                await Disagreement.TakeAsync(turn, answer.Status);
                break;
            case PaymentStatus.Cancelled or PaymentStatus.Reversed when operation.Kind != OperationKind.Refund:
                await UndoneUnpaidAsync(turn, operation, answer);
                break;
            case PaymentStatus.Cancelled or PaymentStatus.Reversed or PaymentStatus.Confirmed or PaymentStatus.Refunded:
                await RefundedAsync(turn, operation, answer);
                break;
            case PaymentStatus.Authorized when answer.Amount == 0:
                turn.Saga.Remark("nothing had to move");
                break;
            case PaymentStatus.Authorized:
                turn.Saga.ReleasedAmount = turn.Saga.ReleasedAmount.Plus(answer.Amount);
                turn.Saga.ReturnedAmount = turn.Saga.ReturnedAmount.Plus(answer.Amount);
                if (turn.Saga.Status == PaymentStatus.Authorized && turn.Saga.ReturnedAmount >= turn.Saga.OriginalAmount)
                    turn.Saga.Advance(PaymentStatus.Reversed);
                await Telling.ReversedAsync(turn, operation, answer.Amount);
                break;
            default:
                turn.Saga.Hold = $"gateway {turn.Saga.Gateway} says that {Words.Of(operation)} is done and the payment is {Words.Of(answer.Status)}";
                turn.Saga.Alert(turn.Saga.Hold);
                break;
        }
    }

    /// <summary>Money went back without an operation: in a back office, or by another system.</summary>
    /// <returns><c>false</c> when the reference is known already, or nothing went back.</returns>
    public static async Task<bool> OutsideAsync(Turn turn, string reference, long amount, bool byHand)
    {
        var saga = turn.Saga;
        if (saga.IsReturnKnown(reference))
        {
            saga.Remark($"ignored: the return {reference} is known already");
            return false;
        }

        if (amount <= 0)
        {
            saga.Alert($"refused: {amount} is no amount that can go back (reference {reference})");
            return false;
        }

        if (!byHand && saga.TryNameReturn(reference, amount))
        {
            saga.Remark($"{amount} {saga.Currency} (minor units, reference {reference}) is part of what the gateway's status told of");
            return false;
        }

        saga.OutsideReturns.Add(new OutsideReturn(reference, amount, byHand));
        if (saga.HasEnded)
            saga.Alert($"{amount} {saga.Currency} (minor units, reference {reference}) went back although the payment is {Words.Of(saga.Status)}: returned twice?");
        else if (!byHand && saga.OpenOperation is { IsInDoubt: true, Kind: not null } open)
            saga.Alert($"money went back elsewhere (reference {reference}) while {Words.Of(open)} is under way: returned twice?");
        saga.ReturnedAmount = saga.ReturnedAmount.Plus(amount);
        // Only taken or held money can have gone back by itself: a capture is still to be told. A person who undid an unpaid payment ended it.
        if (!saga.HasEnded && saga.Status is not null && (byHand || saga.Status != PaymentStatus.New))
            await EndIfAllWentBackAsync(turn, operation: null, amount, reference);
        else if (!saga.HasEnded)
            saga.Remark($"{amount} {saga.Currency} (minor units, reference {reference}) counts as returned");
        return true;
    }

    /// <summary>What went back elsewhere before the capture was known is told with it; what was released from the hold was told then.</summary>
    public static Task TellEarlierReturnsAsync(Turn turn)
    {
        var untold = turn.Saga.ReturnedAmount - turn.Saga.ReleasedAmount;
        return untold > 0 ? EndIfAllWentBackAsync(turn, operation: null, untold, reference: null) : Task.CompletedTask;
    }

    /// <summary>Moves the status to its end once nothing remains, and tells what went back.</summary>
    public static async Task EndIfAllWentBackAsync(Turn turn, Operation? operation, long amount, string? reference)
    {
        var saga = turn.Saga;
        var isAll = saga.ReturnedAmount >= saga.OriginalAmount;
        switch (saga.Status)
        {
            case PaymentStatus.New when isAll:
                saga.Advance(PaymentStatus.Cancelled);
                await Telling.CancelledAsync(turn, operation);
                break;
            case PaymentStatus.Authorized when isAll:
                saga.Advance(PaymentStatus.Reversed);
                await Telling.ReversedAsync(turn, operation, amount);
                break;
            case PaymentStatus.Confirmed when amount == 0 && !isAll:
                saga.Remark("nothing had to move");
                break;
            case PaymentStatus.Confirmed:
                if (isAll)
                    saga.Advance(PaymentStatus.Refunded);
                await Telling.RefundedAsync(turn, operation, amount, reference);
                break;
            default:
                saga.Remark($"{amount} {saga.Currency} (minor units) counts as returned");
                break;
        }
    }

    private static async Task UndoneUnpaidAsync(Turn turn, Operation operation, OperationSucceeded answer)
    {
        var saga = turn.Saga;
        if (saga.Status == PaymentStatus.Confirmed)
        {
            Noting.CapturedAfterEnd(turn, turn.Now, answer.Status);
            return;
        }

        // Some gateways call a released hold cancelled; the kind says what it was.
        var end = operation.Kind == OperationKind.Reverse ? PaymentStatus.Reversed : answer.Status;
        if (!saga.Advance(end))
            saga.Remark($"noted: the payment is {Words.Of(saga.Status)} already");
        else if (end == PaymentStatus.Cancelled)
            await Telling.CancelledAsync(turn, operation);
        else
            await Telling.ReversedAsync(turn, operation, answer.Amount);
    }

    private static async Task RefundedAsync(Turn turn, Operation operation, OperationSucceeded answer)
    {
        var saga = turn.Saga;
        saga.CapturedAmount ??= Math.Max((saga.AnnouncedAmount ?? 0) - saga.ReleasedAmount, answer.Amount);
        saga.AskFirst = false;
        saga.ReturnedAmount = saga.ReturnedAmount.Plus(answer.Amount);
        if (saga.ReturnedAmount > saga.OriginalAmount)
            saga.Alert($"{saga.ReturnedAmount} of {saga.OriginalAmount} went back: returned twice?");
        if (answer.Status == PaymentStatus.Refunded && saga.ReturnedAmount < saga.OriginalAmount)
        {
            saga.Alert($"the gateway says REFUNDED, and {saga.ReturnedAmount} of {saga.OriginalAmount} is known to have gone back");
            saga.ReturnedAmount = saga.OriginalAmount;
        }

        saga.Advance(PaymentStatus.Confirmed);
        if (saga.Status == PaymentStatus.Refunded)
            await Telling.RefundedAsync(turn, operation, answer.Amount, answer.GatewayReference);
        else
            await EndIfAllWentBackAsync(turn, operation, answer.Amount, answer.GatewayReference);
    }
}

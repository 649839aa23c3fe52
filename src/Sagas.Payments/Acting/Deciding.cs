using Sagas.Contracts;

namespace Sagas.Payments;

/// <summary>What people decide.</summary>
internal static class Deciding
{
    public static Task ApproveAsync(Turn turn, ApproveCompensation request)
    {
        turn.Saga.Remark($"approved: {request.Reason}");
        foreach (var claim in turn.Saga.Claims.Where(claim => claim.Standing == ClaimStanding.NeedsApproval))
            claim.Become(ClaimStanding.Granted, turn.Now);
        return Settling.SettleAsync(turn);
    }

    /// <summary>What is owed and not paid is cleared; the payment goes back to where it rested.</summary>
    public static async Task DismissAsync(Turn turn, DismissCompensation request)
    {
        var saga = turn.Saga;
        saga.Remark($"dismissed: {request.Reason}");
        if (saga.OpenOperation is { } open)
            open.Close(OperationProgress.Dismissed, turn.Now);
        saga.Reason = saga.ReasonOfReturn;
        DismissClaims(turn, saga.LiveClaims().Where(claim => !IsPaid(saga, claim)));
        if (Settling.LeftToGiveBack(saga) is not null)
            DismissClaims(turn, saga.LiveClaims());
        saga.Hold = null;
        saga.AskFirst = false;
        await Telling.DismissedAsync(turn, request.Operator, request.Reason);
        await Settling.SettleAsync(turn);
    }

    /// <summary>Tries again. What is in doubt is asked for, never sent.</summary>
    public static async Task RetryAsync(Turn turn, RetryCompensation request)
    {
        var saga = turn.Saga;
        saga.Remark($"retried: {request.Reason}");
        saga.Hold = null;
        if (saga.OpenOperation is not { Kind: not null } open)
        {
            await Settling.SettleAsync(turn);
        }
        else if (open.IsInDoubt || saga.AskFirst)
        {
            await Asking.AskAsync(turn, open, DueAction.Resolve);
            await turn.Become(nameof(PaymentStateMachine.Reconciling));
        }
        else
        {
            open.Resends = 0;
            await Operating.SendAgainAsync(turn, open);
        }
    }

    /// <summary>A person gave money back; the open operation is closed by it and never sent again.</summary>
    public static async Task RecordByHandAsync(Turn turn, RecordManualRefund request)
    {
        var saga = turn.Saga;
        saga.Remark($"given back by hand: {request.Amount} {saga.Currency} (minor units), reference {request.Reference}: {request.Reason}");
        if (saga.WhyNotByHand(request.Amount, request.Reference) is { } why)
        {
            saga.Alert($"refused: {why}");
            return;
        }

        if (saga.AskFirst && request.Amount > 0 && !saga.IsReturnKnown(request.Reference))
            BelieveTheCapture(saga);
        if (!await Returning.OutsideAsync(turn, request.Reference, request.Amount, byHand: true))
            return;
        saga.OpenOperation?.Close(OperationProgress.ByHand, turn.Now);
        if (saga.PayableFor(claim => claim.Standing == ClaimStanding.NeedsApproval) == 0)
            GrantWhatWasApprovedByDoing(saga, turn.Now);
        if (Settling.LeftToGiveBack(saga) is { } left)
            await Settling.NeedPersonAsync(turn, left);
        else
            await FinishAsync(turn);
    }

    private static void DismissClaims(Turn turn, IEnumerable<Claim> claims)
    {
        foreach (var claim in claims.ToList())
            claim.Become(ClaimStanding.Dismissed, turn.Now);
    }

    /// <summary>Whoever gave the money back had seen that it was taken.</summary>
    private static void BelieveTheCapture(PaymentSaga saga)
    {
        saga.AskFirst = false;
        saga.Advance(PaymentStatus.Confirmed);
    }

    private static bool IsPaid(PaymentSaga saga, Claim claim) =>
        claim.OperationOrdinal is { } ordinal && saga.Operations.Exists(operation => operation.Ordinal >= ordinal && operation.Progress == OperationProgress.Succeeded);

    private static void GrantWhatWasApprovedByDoing(PaymentSaga saga, DateTimeOffset now)
    {
        foreach (var claim in saga.Claims.Where(claim => claim.Standing == ClaimStanding.NeedsApproval))
            claim.Become(ClaimStanding.Granted, now);
    }

    private static Task FinishAsync(Turn turn)
    {
        turn.Saga.Hold = null;
        turn.Saga.AskFirst = false;
        return Settling.SettleAsync(turn);
    }
}

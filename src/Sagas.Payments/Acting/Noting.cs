using Sagas.Contracts;

namespace Sagas.Payments;

/// <summary>Takes payment facts into the row. Nothing is decided here.</summary>
internal static class Noting
{
    public static Task InitiatedAsync(Turn turn, PaymentInitiated fact, DateTimeOffset _) => AnnouncedAsync(turn, fact, PaymentStatus.New);

    public static Task AuthorizedAsync(Turn turn, PaymentAuthorized fact, DateTimeOffset _) => AnnouncedAsync(turn, fact, PaymentStatus.Authorized);

    public static async Task CapturedAsync(Turn turn, PaymentCaptured fact, DateTimeOffset at)
    {
        var saga = turn.Saga;
        if (!TryLearn(turn, fact))
            return;
        if (saga.CaptureTold)
        {
            saga.Remark("ignored: the capture is known already");
            return;
        }

        saga.CaptureTold = true;
        if (saga.Status == PaymentStatus.Refunded)
        {
            saga.Remark("noted: the money went back before its capture was told");
            if (fact.Amount != saga.OriginalAmount)
                saga.Alert($"the capture of {fact.Amount} is told after {saga.OriginalAmount} went back");
            return;
        }

        saga.CapturedAmount = fact.Amount;
        saga.Remark($"{fact.Amount} {fact.Currency} (minor units) was captured at gateway {fact.Gateway}");
        if (saga.HasEnded)
            CapturedAfterEnd(turn, at, saga.Status!.Value);
        else if (saga.Advance(PaymentStatus.Confirmed))
            await Returning.TellEarlierReturnsAsync(turn);
    }

    /// <summary>Money was taken although the payment had ended: only the gateway knows whether it still has it.</summary>
    public static void CapturedAfterEnd(Turn turn, DateTimeOffset at, PaymentStatus end)
    {
        var saga = turn.Saga;
        saga.Alert($"money was captured although the payment is {Words.Of(end)}");
        if (saga.OriginalAmount <= saga.ReturnedAmount)
        {
            saga.Remark("all of it went back already");
            return;
        }

        saga.AskFirst = true;
        var claim = saga.Claims.Find(claim => claim.Cause == ClaimCause.CapturedAfterEnd);
        if (claim is null)
        {
            claim = new Claim { Cause = ClaimCause.CapturedAfterEnd, OccurredAt = at, ReceivedAt = turn.Now, Reason = $"captured after {Words.Of(end)}" };
            saga.Claims.Add(claim);
        }

        claim.Become(ClaimStanding.Granted, turn.Now);
    }

    public static async Task ExpiredAsync(Turn turn, PaymentExpired fact, DateTimeOffset _)
    {
        var saga = turn.Saga;
        if (!TryLearn(turn, fact))
            return;
        switch (saga.Status)
        {
            case null or PaymentStatus.New:
                saga.AnnouncedAmount ??= fact.Amount;
                await OvertakeAsync(turn, PaymentStatus.Cancelled);
                break;
            case PaymentStatus.Authorized:
                await OvertakeAsync(turn, PaymentStatus.Reversed);
                break;
            case PaymentStatus.Confirmed:
                saga.Alert("an expiry was told of a payment whose money was taken");
                break;
            default:
                saga.Remark($"ignored: the payment is {Words.Of(saga.Status)} already");
                break;
        }
    }

    public static async Task ReturnedElsewhereAsync(Turn turn, PaymentReturnedElsewhere fact, DateTimeOffset _)
    {
        if (TryLearn(turn, fact))
            await Returning.OutsideAsync(turn, fact.Reference, fact.Amount, byHand: false);
    }

    public static Task DisputedAsync(Turn turn, PaymentDisputed fact, DateTimeOffset at)
    {
        var saga = turn.Saga;
        if (!TryLearn(turn, fact))
            return Task.CompletedTask;
        if (saga.DisputedAt >= at)
        {
            saga.Remark("ignored: the dispute is known already");
            return Task.CompletedTask;
        }

        saga.DisputedAt = at;
        saga.Alert($"disputed by the customer: {fact.Reason ?? "no reason given"}");
        if (!saga.HasEnded)
            saga.Hold = $"the customer disputes the payment ({fact.Reason ?? "no reason given"}): decide before money goes back twice";
        return Task.CompletedTask;
    }

    private static Task AnnouncedAsync(Turn turn, IPaymentFact fact, PaymentStatus status)
    {
        var saga = turn.Saga;
        if (!TryLearn(turn, fact))
            return Task.CompletedTask;
        saga.AnnouncedAmount ??= fact.Amount;
        saga.Remark(saga.Advance(status)
            ? $"{fact.Amount} {fact.Currency} (minor units) is {Words.Of(status)} at gateway {fact.Gateway}"
            : $"ignored: the payment is {Words.Of(saga.Status)} already");
        return Task.CompletedTask;
    }

    private static async Task OvertakeAsync(Turn turn, PaymentStatus end)
    {
        turn.Saga.Advance(end);
        turn.Saga.OpenOperation?.Close(OperationProgress.Overtaken, turn.Now);
        turn.Saga.Remark("the payment ended by itself");
        if (end == PaymentStatus.Cancelled)
            await Telling.CancelledAsync(turn, operation: null);
        else
            await Telling.ReversedAsync(turn, operation: null, turn.Saga.OriginalAmount);
    }

    /// <summary>A contradiction changes nothing but stops what is unfinished: a person has to say which fact is right.</summary>
    private static bool TryLearn(Turn turn, IPaymentFact fact)
    {
        var saga = turn.Saga;
        if (saga.Learn(fact) is not { } contradiction)
            return true;
        saga.Alert($"contradiction: {contradiction}");
        var isUnfinished = !saga.HasEnded && (saga.OpenOperation is not null || saga.Payable is null or > 0 || saga.LiveClaims().Any(claim => claim.OperationOrdinal is null));
        if (isUnfinished)
            saga.Hold = $"contradicting facts: {contradiction}";
        return false;
    }
}

using Sagas.Contracts;

namespace Sagas.Payments;

/// <summary>Takes failed and succeeded steps and the merchant's requests into the row.</summary>
internal static class Claiming
{
    public static void Fail(Turn turn, ClaimCause cause, IStepFailure failure, DateTimeOffset at)
    {
        var saga = turn.Saga;
        saga.OrderId ??= failure.OrderId;
        saga.LearnPrices(failure.Items);
        saga.AddClaims(
            new Claim { Cause = cause, OccurredAt = at, ReceivedAt = turn.Now, Reason = failure.Reason },
            failure.Items,
            failure.Scope,
            turn.Now);
    }

    public static void Succeed(Turn turn, ClaimCause cause, IStepFact success, DateTimeOffset at)
    {
        var saga = turn.Saga;
        saga.OrderId ??= success.OrderId;
        saga.LearnPrices(success.Items);
        if (saga.WithdrawClaims(cause, success.Items, at, turn.Now))
            saga.Alert(cause == ClaimCause.ItemGrantFailed ? "granted and returned: the money went or goes back for it" : "notified although the money went or goes back");
    }

    public static void SucceedUnderAPerson(Turn turn, ClaimCause cause, IStepFact success, DateTimeOffset at)
    {
        turn.Saga.RememberSuccess(cause, success.Items, at);
        if (turn.Saga.LiveClaims().Any(claim => claim.Cause == cause))
            turn.Saga.Alert("the step went well after all: dismiss if the money should stay");
    }

    public static void Request(Turn turn, CancelPayment request, DateTimeOffset at)
    {
        var saga = turn.Saga;
        saga.LearnPrices(request.Items);
        saga.AddClaims(
            new Claim
            {
                Cause = ClaimCause.CancelRequested,
                OccurredAt = at,
                ReceivedAt = turn.Now,
                Reason = request.Reason ?? "the merchant asked to cancel",
                OnlyUnpaid = request.OnlyUnpaid,
                ExternalRequestId = request.ExternalRequestId,
            },
            request.Items,
            request.Scope,
            turn.Now);
    }
}

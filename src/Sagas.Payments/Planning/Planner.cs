using System.Globalization;
using Sagas.Contracts;

namespace Sagas.Payments;

/// <summary>Computes the next move of a payment whose operation, if it had one, is closed.</summary>
internal static class Planner
{
    public static Move Plan(PaymentSaga saga, SagaRules rules, DateTimeOffset now)
    {
        if (saga.Hold is { } hold)
            return new Move.NeedPerson(hold);
        if (saga.Status is null)
            return saga.LiveClaims().Any() && !saga.OutsideReturns.Exists(known => known.ByHand) ? new Move.AwaitPayment() : new Move.Rest();
        if (saga.AskFirst)
            return PlanQuestion(saga, rules);
        if (saga.HasEnded)
            return new Move.Rest();

        var delayedUntil = Weighing.Weigh(saga, rules, now);
        var portion = saga.NextPortion();
        if (saga.WhyAmountIsUnknown() is { } why && rules.Gateways.Find(saga.Gateway!) is not { KnowsItems: true })
            return new Move.NeedPerson(why);
        if (portion.Amount > 0)
            return PlanReturn(saga, rules, portion);
        if (saga.Claims.Find(claim => claim.Standing == ClaimStanding.Open) is { } delayed && delayedUntil is not null)
            return new Move.AwaitDelay(delayedUntil.Value, delayed.Reason);
        return saga.Claims.Exists(claim => claim.Standing == ClaimStanding.NeedsApproval)
            ? new Move.AskApproval(saga.Reason ?? "approval is required")
            : new Move.Rest();
    }

    private static Move PlanReturn(PaymentSaga saga, SagaRules rules, Portion portion)
    {
        var profile = rules.Gateways.Find(saga.Gateway!);
        if (WhyNobodyCan(saga, profile, portion.Amount) is { } why)
            return new Move.NeedPerson(why);
        var isWhole = !portion.IsUpperBound && portion.Amount == saga.OriginalAmount;
        return saga.Status switch
        {
            PaymentStatus.New when !isWhole => new Move.Rest("a part of an unpaid payment cannot be given back: waits for the capture or the end"),
            PaymentStatus.New when !profile!.CancelUnpaid => new Move.AwaitEnd($"gateway {saga.Gateway} cannot cancel an unpaid payment: waits for its expiry or the capture"),
            PaymentStatus.Authorized when !isWhole && !profile!.PartialReverse => new Move.Rest("a part of the hold cannot be released at this gateway: waits for the capture"),
            PaymentStatus.Confirmed when !isWhole && !profile!.PartialRefund => new Move.NeedPerson(
                $"gateway {saga.Gateway} refunds in full only: give back {Money(portion.Amount, saga)} by hand"),
            _ => new Move.Operate(saga.KindByStatus!.Value, portion, AskFirst: false),
        };
    }

    /// <summary>Money was told to be taken after the payment's end: only the gateway knows.</summary>
    private static Move PlanQuestion(PaymentSaga saga, SagaRules rules)
    {
        var amount = saga.RemainingAmount;
        if (WhyNobodyCan(saga, rules.Gateways.Find(saga.Gateway!), amount) is not { } why)
            return new Move.Operate(OperationKind.Refund, new Portion(amount), AskFirst: true);
        return new Move.NeedPerson(amount > 0 ? why : $"a capture was told, and all of it went back already: look it up at gateway {saga.Gateway}, and dismiss when that is so");
    }

    private static string? WhyNobodyCan(PaymentSaga saga, GatewayProfile? profile, long amount)
    {
        if (profile is null)
            return $"gateway {saga.Gateway} is not configured: give back {Money(amount, saga)} by hand";
        if (profile.ManualInstruction is { } instruction)
            return $"{instruction} Amount: {Money(amount, saga)}.";
        return saga.GatewayPaymentId is null && saga.GatewaySessionId is null
            ? $"the payment's id at gateway {saga.Gateway} is not known: give back {Money(amount, saga)} by hand"
            : null;
    }

    private static string Money(long amount, PaymentSaga saga) =>
        string.Create(CultureInfo.InvariantCulture, $"{amount} {saga.Currency} (minor units)");
}

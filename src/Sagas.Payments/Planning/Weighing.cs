using System.Globalization;

namespace Sagas.Payments;

/// <summary>Decides about open claims: by policy, amount and brake. Claims that a person has to decide stay so until one does.</summary>
internal static class Weighing
{
    /// <summary>Gives every open claim its standing.</summary>
    /// <returns>When the first grace delay ends, if one runs.</returns>
    public static DateTimeOffset? Weigh(PaymentSaga saga, SagaRules rules, DateTimeOffset now)
    {
        DateTimeOffset? until = null;
        foreach (var claim in saga.Claims)
        {
            if (claim is { OnlyUnpaid: true, Standing: ClaimStanding.Granted })
                WeighRequest(saga, claim, now);
            if (claim.Standing != ClaimStanding.Open)
                continue;
            var delayedUntil = Weigh(saga, claim, rules, now);
            if (delayedUntil is not null && (until is null || delayedUntil < until))
                until = delayedUntil;
        }

        return until;
    }

    private static DateTimeOffset? Weigh(PaymentSaga saga, Claim claim, SagaRules rules, DateTimeOffset now)
    {
        if (claim.Cause is ClaimCause.CancelRequested or ClaimCause.CapturedAfterEnd)
        {
            WeighRequest(saga, claim, now);
            return null;
        }

        var policy = rules.Policy.For(claim.Cause, saga.TeamSlug, saga.Gateway);
        if (policy.Mode == CompensationMode.Ignore)
        {
            claim.Become(ClaimStanding.Ignored, now);
            saga.Remark($"ignored: the policy returns nothing for {Words.Of(claim.Cause)}");
            return null;
        }

        var delayedUntil = claim.ReceivedAt + policy.Delay!.Value;
        if (delayedUntil > now)
            return delayedUntil;
        if (WhyApproval(saga, claim, policy, rules, now) is { } why)
        {
            claim.Become(ClaimStanding.NeedsApproval, now);
            saga.Reason = why;
            saga.Remark($"needs approval: {why}");
        }
        else
        {
            claim.Become(ClaimStanding.Granted, now);
        }

        return null;
    }

    private static void WeighRequest(PaymentSaga saga, Claim claim, DateTimeOffset now)
    {
        if (claim.OnlyUnpaid && saga.Status != Contracts.PaymentStatus.New)
        {
            claim.Become(ClaimStanding.Withdrawn, now);
            saga.Remark($"ignored: the request is for an unpaid payment only, and this one is {Words.Of(saga.Status)}");
        }
        else if (claim.Standing == ClaimStanding.Open)
        {
            claim.Become(ClaimStanding.Granted, now);
        }
    }

    private static string? WhyApproval(PaymentSaga saga, Claim claim, FailurePolicy policy, SagaRules rules, DateTimeOffset now)
    {
        if (policy.Mode == CompensationMode.Approval)
            return $"{claim.Reason} ({Words.Of(claim.Cause)}; the policy asks for approval)";
        var amount = saga.PayableFor(other => other.Standing == ClaimStanding.Granted || ReferenceEquals(other, claim)) ?? saga.RemainingAmount;
        if (amount == 0)
            return null;
        if (saga.Currency is { } currency && policy.ApprovalAbove?.TryGetValue(currency, out var above) == true && amount > above)
            return string.Create(CultureInfo.InvariantCulture, $"{claim.Reason} ({amount} {currency} in minor units is above {above})");
        return rules.Brake.Refuses(saga, amount, now);
    }
}

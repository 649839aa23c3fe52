using Sagas.Contracts;

namespace Sagas.Payments;

/// <summary>Facts told of a capture after the payment's end, and the gateway was asked whether it has the money.</summary>
internal static class Disagreement
{
    /// <summary>Takes what the gateway says. What it neither confirms nor denies is held for a person, else it would be asked for ever.</summary>
    public static async Task TakeAsync(Turn turn, PaymentStatus? told)
    {
        var saga = turn.Saga;
        if (told == PaymentStatus.Confirmed)
        {
            saga.AskFirst = false;
            saga.Advance(PaymentStatus.Confirmed);
            await Returning.TellEarlierReturnsAsync(turn);
        }
        else if (told == PaymentStatus.Refunded)
        {
            saga.AskFirst = false;
            await Inquiring.AdvanceByGatewayAsync(turn, told, saga.CapturedAmount);
        }
        else if (told is { } status && status == saga.Status)
        {
            saga.AskFirst = false;
            foreach (var claim in saga.Claims.Where(claim => claim.Cause == ClaimCause.CapturedAfterEnd))
                claim.Become(ClaimStanding.Withdrawn, turn.Now);
            saga.Remark($"gateway {saga.Gateway} confirms {Words.Of(status)}: it has no money of this payment");
        }
        else
        {
            saga.Hold = $"a capture was told, and gateway {saga.Gateway} says {Words.Of(told)}: look it up there";
        }
    }
}

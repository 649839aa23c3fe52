using Sagas.Contracts;
using Sagas.Gateways;
using Sagas.Payments;

namespace Sagas.Service.Webhooks;

/// <summary>Notices as facts about a payment.</summary>
internal static class NoticeFacts
{
    /// <summary>The fact, or <c>null</c> when the notice is none, says nothing new, or lacks what the fact needs.</summary>
    /// <param name="gateway">The instance.</param>
    /// <param name="notice">Verified.</param>
    /// <param name="team">Whose payment.</param>
    /// <param name="paymentId">Which payment.</param>
    /// <param name="known">The payment as it is known; <c>null</c> when it is new here.</param>
    public static IPaymentFact? Of(string gateway, GatewayNotice notice, string team, string paymentId, PaymentSaga? known)
    {
        if ((notice.Currency ?? known?.Currency) is not { } currency)
        {
            return null;
        }

        var amount = notice.Amount ?? (known?.OriginalAmount > 0 ? known.OriginalAmount : null);
        var orderId = known?.OrderId ?? notice.OrderId ?? paymentId;
        var (gatewayPaymentId, gatewaySessionId) = (known?.GatewayPaymentId ?? notice.GatewayPaymentId, known?.GatewaySessionId ?? notice.GatewaySessionId);
        return (notice.Kind, amount) switch
        {
            (NoticeKind.Authorized, { } held) => new PaymentAuthorized
            {
                TeamSlug = team,
                PaymentId = paymentId,
                OrderId = orderId,
                Gateway = gateway,
                GatewayPaymentId = gatewayPaymentId,
                GatewaySessionId = gatewaySessionId,
                Amount = held,
                Currency = currency,
                OccurredAt = notice.OccurredAt,
            },
            (NoticeKind.Captured, { } taken) => new PaymentCaptured
            {
                TeamSlug = team,
                PaymentId = paymentId,
                OrderId = orderId,
                Gateway = gateway,
                GatewayPaymentId = gatewayPaymentId,
                GatewaySessionId = gatewaySessionId,
                Amount = taken,
                Currency = currency,
                OccurredAt = notice.OccurredAt,
            },
            (NoticeKind.Expired, { } announced) when known is not null => new PaymentExpired
            {
                TeamSlug = team,
                PaymentId = paymentId,
                OrderId = orderId,
                Gateway = gateway,
                GatewayPaymentId = gatewayPaymentId,
                GatewaySessionId = gatewaySessionId,
                Amount = announced,
                Currency = currency,
                OccurredAt = notice.OccurredAt,
            },
            (NoticeKind.Returned, > 0) when known is not null && notice is { Amount: { } returned, Reference: { } reference } && !known.KnowsReturn(reference) =>
                new PaymentReturnedElsewhere
                {
                    TeamSlug = team,
                    PaymentId = paymentId,
                    OrderId = orderId,
                    Gateway = gateway,
                    GatewayPaymentId = gatewayPaymentId,
                    GatewaySessionId = gatewaySessionId,
                    Amount = returned,
                    Currency = currency,
                    OccurredAt = notice.OccurredAt,
                    Reference = reference,
                },
            _ => null,
        };
    }
}

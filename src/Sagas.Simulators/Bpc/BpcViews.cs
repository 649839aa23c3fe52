using Sagas.Simulators.Payments;
using Sagas.Simulators.Returns;

namespace Sagas.Simulators.Bpc;

/// <summary>The objects of the API as they are at one moment. The caller holds the payment's lock.</summary>
internal static class BpcViews
{
    private static readonly TimeSpan SessionLife = TimeSpan.FromMinutes(20);

    /// <summary>Before the payer is done with the page, a session has no payment yet.</summary>
    public static bool HasPayment(PaymentSnapshot payment) =>
        payment.SessionId is null || payment.Status is not (PaymentStatus.New or PaymentStatus.Cancelled);

    public static BpcSession Session(SimulatedPayment payment)
    {
        var now = payment.Snapshot();
        return new BpcSession
        {
            Id = now.SessionId!,
            Amount = now.Amount,
            Created = now.CreatedAt,
            Currency = now.Currency,
            ExpiresAt = now.CreatedAt + SessionLife,
            MerchantReferenceId = now.OrderId,
            PaymentData = new BpcPaymentData(CaptureMethod(payment)),
            PaymentStatus = now.Status is PaymentStatus.Confirmed or PaymentStatus.Refunded ? BpcStatus.Paid : BpcStatus.Unpaid,
            PaymentUrl = $"https://pay.example/{now.SessionId}",
            Status = BpcStatus.OfSession(now),
        };
    }

    public static BpcPayment Payment(SimulatedPayment payment)
    {
        var now = payment.Snapshot();
        var status = BpcStatus.OfPayment(now, payment.Announced.Extra as BpcExtra);
        return new BpcPayment
        {
            Id = now.PaymentId,
            Amount = now.Amount,
            AmountCapturable = status == BpcStatus.RequiresCapture ? now.NewAmount : 0,
            AmountReceived = status == BpcStatus.Succeeded ? now.Amount : 0,
            CanceledAt = status == BpcStatus.Canceled ? now.CompletedAt : null,
            CaptureMethod = CaptureMethod(payment),
            Created = now.CreatedAt,
            Currency = now.Currency,
            Status = status,
        };
    }

    public static BpcRefund Refund(SimulatedPayment payment, ReturnRecord refund) => new()
    {
        Id = refund.Id,
        Amount = refund.Amount,
        Created = refund.CreatedAt,
        Currency = payment.Announced.Currency,
        PaymentId = payment.Announced.PaymentId,
        Status = refund.Status,
    };

    private static string CaptureMethod(SimulatedPayment payment) => payment.Announced.Status == PaymentStatus.Authorized ? "manual" : "automatic";
}

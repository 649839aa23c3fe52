using Sagas.Simulators.Http;
using Sagas.Simulators.Payments;

namespace Sagas.Simulators.Moneta;

/// <summary>What an announcement of a payment at MONETA may say beside the common fields.</summary>
internal sealed record MonetaExtra : PaymentExtra
{
    private const int MaxSubscriber = 255;

    /// <summary>
    /// Stands for what the operation would otherwise be while the payment stays as it was announced: <c>INPROGRESS</c>, or
    /// <c>FROZEN</c> when the gateway's own people have to look at it.
    /// </summary>
    public string? OperationStatus { get; init; }

    /// <summary>Paid by QR code through the fast payment system, whose refunds ask for one attribute more.</summary>
    public bool Sbp { get; init; }

    /// <summary><c>MNT_SUBSCRIBER_ID</c>.</summary>
    public string? SubscriberId { get; init; }

    public static PaymentExtra Read(FieldReader fields)
    {
        if (fields.Text("paymentId", maxLength: 64) is { } paymentId && !MonetaIds.IsId(paymentId))
            fields.Refuse("paymentId", "must be an operation number: 1 to 18 digits without a leading zero");
        return new MonetaExtra
        {
            OperationStatus = fields.Word("operationStatus", MonetaStatus.Announced),
            Sbp = fields.Flag("sbp") ?? false,
            SubscriberId = fields.Text("subscriberId", MaxSubscriber),
        };
    }
}

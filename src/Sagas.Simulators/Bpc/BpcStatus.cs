using Sagas.Simulators.Payments;
using Sagas.Simulators.Returns;

namespace Sagas.Simulators.Bpc;

/// <summary>The words of sessions, payments and refunds.</summary>
internal static class BpcStatus
{
    public const string Open = "open";
    public const string Completed = "completed";
    public const string Expired = "expired";
    public const string Paid = "paid";
    public const string Unpaid = "unpaid";
    public const string RequiresPaymentMethod = "requiresPaymentMethod";
    public const string RequiresAction = "requiresAction";
    public const string RequiresCapture = "requiresCapture";
    public const string Succeeded = "succeeded";
    public const string Canceled = "canceled";

    /// <summary>How a refund goes on. Public is only <c>succeeded</c>; that there are others follows from the event's name, refund.updated.</summary>
    public static readonly ReturnWords Refund = new("pending", Succeeded, new Dictionary<string, ReturnEnd>(StringComparer.Ordinal)
    {
        [Succeeded] = ReturnEnd.Moved,
        ["failed"] = ReturnEnd.Stayed,
    });

    /// <summary>What an announcement of a NEW payment without a session may say.</summary>
    public static readonly IReadOnlyDictionary<string, string> Announced =
        new[] { RequiresPaymentMethod, RequiresAction }.ToDictionary(word => word, StringComparer.Ordinal);

    /// <summary>A payment stays succeeded when it is refunded.</summary>
    public static string OfPayment(PaymentSnapshot payment, BpcExtra? extra) => payment.Status switch
    {
        PaymentStatus.New => extra?.NewStatus ?? RequiresPaymentMethod,
        PaymentStatus.Authorized => RequiresCapture,
        PaymentStatus.Confirmed or PaymentStatus.Refunded => Succeeded,
        PaymentStatus.Cancelled or PaymentStatus.Reversed => Canceled,
        _ => throw new InvalidOperationException($"No word for {payment.Status}"),
    };

    /// <summary>A session ends when the payer is done with it, whatever becomes of the payment then.</summary>
    public static string OfSession(PaymentSnapshot payment) => payment.Status switch
    {
        PaymentStatus.New => Open,
        PaymentStatus.Cancelled => Expired,
        _ => Completed,
    };
}

using Sagas.Simulators.Payments;
using Sagas.Simulators.Returns;

namespace Sagas.Simulators.Moneta;

/// <summary>The words of <c>statusid</c>.</summary>
internal static class MonetaStatus
{
    public const string Created = "CREATED";
    public const string InProgress = "INPROGRESS";

    /// <summary>Debited from the payer, not credited yet; here: held.</summary>
    public const string TakenOut = "TAKENOUT";

    /// <summary>Credited, and the merchant has not taken the notification yet.</summary>
    public const string TakenInNotSent = "TAKENIN_NOTSENT";
    public const string Succeed = "SUCCEED";
    public const string Canceled = "CANCELED";

    /// <summary>Under review by the gateway's own people.</summary>
    public const string Frozen = "FROZEN";

    /// <summary>How a refund goes on.</summary>
    public static readonly ReturnWords Refund = new(InProgress, Succeed, new Dictionary<string, ReturnEnd>(StringComparer.Ordinal)
    {
        [Succeed] = ReturnEnd.Moved,
        [TakenInNotSent] = ReturnEnd.Moved,
        [Frozen] = ReturnEnd.Held,
        [Canceled] = ReturnEnd.Stayed,
    });

    /// <summary>What an announcement may put in place of the usual word.</summary>
    public static readonly IReadOnlyDictionary<string, string> Announced =
        new[] { Created, InProgress, Frozen }.ToDictionary(word => word, StringComparer.Ordinal);

    /// <summary>Of a payment, whose lock is held. A refund is an operation of its own and leaves it as it was.</summary>
    public static string Of(SimulatedPayment payment)
    {
        if (payment.Status == payment.Announced.Status && payment.Announced.Extra is MonetaExtra { OperationStatus: { } announced })
            return announced;
        return payment.Status switch
        {
            PaymentStatus.New => Created,
            PaymentStatus.Authorized => TakenOut,
            PaymentStatus.Confirmed or PaymentStatus.Refunded when payment.Own<PayUrlState>().IsOpen => TakenInNotSent,
            PaymentStatus.Confirmed or PaymentStatus.Refunded => Succeed,
            PaymentStatus.Cancelled or PaymentStatus.Reversed => Canceled,
            _ => throw new InvalidOperationException($"No word for {payment.Status}"),
        };
    }
}

using Sagas.Simulators.Ledger;

namespace Sagas.Simulators.Payments;

/// <summary>The six words of a payment, as on the wire in upper case.</summary>
internal enum PaymentStatus
{
    New,
    Authorized,
    Confirmed,
    Cancelled,
    Reversed,
    Refunded,
}

internal static class PaymentStatuses
{
    /// <summary>Wire word → status.</summary>
    public static readonly IReadOnlyDictionary<string, PaymentStatus> Words =
        Enum.GetValues<PaymentStatus>().ToDictionary(Word, StringComparer.Ordinal);

    /// <summary>Those in which a payment may be made known.</summary>
    public static readonly IReadOnlyDictionary<string, PaymentStatus> OpenWords =
        Words.Where(pair => !pair.Value.IsFinal()).ToDictionary(StringComparer.Ordinal);

    public static string Word(this PaymentStatus status) => status.ToString().ToUpperInvariant();

    public static bool IsFinal(this PaymentStatus status) => status >= PaymentStatus.Cancelled;

    /// <summary>Where undoing leads, and what kind of movement that is; <c>null</c> when there is nothing left to undo.</summary>
    public static (PaymentStatus End, MovementKind Kind)? Undo(this PaymentStatus status) => status switch
    {
        PaymentStatus.New => (PaymentStatus.Cancelled, MovementKind.Cancel),
        PaymentStatus.Authorized => (PaymentStatus.Reversed, MovementKind.Reverse),
        PaymentStatus.Confirmed => (PaymentStatus.Refunded, MovementKind.Refund),
        _ => null,
    };

    /// <summary>
    /// What may happen to a payment without its merchant's API: the payer authorizes or pays, the merchant's settings
    /// capture, a session or a hold expires, a person refunds in the back office.
    /// </summary>
    public static bool MayBecome(this PaymentStatus from, PaymentStatus to) => (from, to) switch
    {
        (PaymentStatus.New, PaymentStatus.Authorized or PaymentStatus.Confirmed or PaymentStatus.Cancelled) => true,
        (PaymentStatus.Authorized, PaymentStatus.Confirmed or PaymentStatus.Reversed) => true,
        (PaymentStatus.Confirmed, PaymentStatus.Refunded) => true,
        _ => false,
    };
}

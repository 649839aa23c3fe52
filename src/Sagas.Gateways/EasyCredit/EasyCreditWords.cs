using Sagas.Contracts;

namespace Sagas.Gateways.EasyCredit;

/// <summary>easyCredit's status words, all in one place.</summary>
internal static class EasyCreditWords
{
    /// <summary>Where a transaction of the merchant interface stands.</summary>
    public enum Standing
    {
        Unrecognised,

        /// <summary>Authorised, delivery not reported.</summary>
        Held,

        /// <summary>Delivery reported: the money is or will be paid out.</summary>
        Taken,

        /// <summary>The time for the report is over; the loan does not come about.</summary>
        Lapsed,
    }

    /// <summary>How far a booking is.</summary>
    public enum Progress
    {
        Unrecognised,
        UnderWay,
        Done,
        Failed,
    }

    /// <summary>The payment interface. <c>null</c>: a word that this version does not know.</summary>
    public static PaymentStatus? OfPayment(string? word) => word switch
    {
        "OPEN" or "PREAUTHORIZED" => PaymentStatus.New,
        // It came to nothing; what commercetools holds for it still has to be cleared.
        "DECLINED" or "EXPIRED" => PaymentStatus.New,
        "AUTHORIZED" => PaymentStatus.Authorized,
        _ => null,
    };

    /// <summary>The merchant interface. Some versions append the state of a booking to the word.</summary>
    public static Standing OfMerchant(string? word) =>
        Begins(word, "REPORT_CAPTURE") ? Standing.Held
        : Begins(word, "IN_BILLING") || Begins(word, "BILLED") ? Standing.Taken
        : Begins(word, "EXPIRED") ? Standing.Lapsed
        : Standing.Unrecognised;

    public static Progress OfBooking(string? word) => word switch
    {
        "PENDING" or "PROCESSING" => Progress.UnderWay,
        "DONE" => Progress.Done,
        "FAILED" => Progress.Failed,
        _ => Progress.Unrecognised,
    };

    /// <summary>The type is written in two ways.</summary>
    public static bool IsRefund(string? word) =>
        string.Equals(word, "REFUND", StringComparison.OrdinalIgnoreCase) || string.Equals(word, "RefundBooking", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc cref="IsRefund" />
    public static bool IsCapture(string? word) =>
        string.Equals(word, "CAPTURE", StringComparison.OrdinalIgnoreCase) || string.Equals(word, "CaptureBooking", StringComparison.OrdinalIgnoreCase);

    private static bool Begins(string? word, string with) =>
        word is not null && word.StartsWith(with, StringComparison.Ordinal) && (word.Length == with.Length || word[with.Length] == '_');
}

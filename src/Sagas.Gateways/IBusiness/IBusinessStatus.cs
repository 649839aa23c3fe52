using Sagas.Contracts;

namespace Sagas.Gateways.IBusiness;

/// <summary>What a status word says about a payment that is to be undone.</summary>
internal enum Standing
{
    /// <summary>A word that this version does not know.</summary>
    Unrecognised,

    /// <summary>It stands at <see cref="PaymentStatus"/> and nothing of it was undone.</summary>
    Standing,

    /// <summary>The payment itself is just changing.</summary>
    Moving,

    /// <summary>The undoing is under way.</summary>
    Undoing,

    /// <summary>A part went back, which this dialect cannot do.</summary>
    PartlyUndone,

    /// <summary>Undone.</summary>
    Undone,

    /// <summary>The payment ended by itself without money.</summary>
    Ended,
}

/// <summary>The gateway's status words, in both spellings.</summary>
internal static class IBusinessStatus
{
    /// <summary>What the word says, and the payment's status in our words, where there is one.</summary>
    /// <param name="word">The gateway's word.</param>
    /// <param name="undoneAs">What is being done; a released hold is called cancelled by some versions of the gateway.</param>
    public static (Standing Standing, PaymentStatus? Status) Read(string? word, OperationKind? undoneAs) => word switch
    {
        "NEW" => (Standing.Standing, PaymentStatus.New),
        "AUTHORIZED" => (Standing.Standing, PaymentStatus.Authorized),
        "CONFIRMED" => (Standing.Standing, PaymentStatus.Confirmed),
        "FORM_SHOWED" or "AUTHORIZING" or "3DS_CHECKING" or "3DS_CHECKED" => (Standing.Moving, PaymentStatus.New),
        "PAY_CHECKING" or "CONFIRMING" => (Standing.Moving, PaymentStatus.Authorized),
        "REVERSING" or "REFUNDING" or "CANCELLING" or "CANCELING" => (Standing.Undoing, null),
        "PARTIAL_REVERSED" or "PARTIAL_REFUNDED" => (Standing.PartlyUndone, null),
        "CANCELLED" or "CANCELED" when undoneAs is OperationKind.Reverse or OperationKind.Refund => (Standing.Undone, PaymentStatus.Reversed),
        "CANCELLED" or "CANCELED" => (Standing.Undone, PaymentStatus.Cancelled),
        "REVERSED" => (Standing.Undone, PaymentStatus.Reversed),
        "REFUNDED" => (Standing.Undone, PaymentStatus.Refunded),
        "REJECTED" or "AUTH_FAIL" or "DEADLINE_EXPIRED" => (Standing.Ended, EndedAs(undoneAs)),
        _ => (Standing.Unrecognised, null),
    };

    /// <summary>Where a payment stands of which a part went back.</summary>
    public static PaymentStatus OfPart(string? word) => word == "PARTIAL_REVERSED" ? PaymentStatus.Authorized : PaymentStatus.Confirmed;

    // Taken money does not vanish because a payment ended unpaid: that contradiction is for a person.
    private static PaymentStatus? EndedAs(OperationKind? undoneAs) => undoneAs switch
    {
        OperationKind.Refund => null,
        OperationKind.Reverse => PaymentStatus.Reversed,
        _ => PaymentStatus.Cancelled,
    };

    /// <summary>The status that an operation starts from.</summary>
    public static PaymentStatus From(OperationKind kind) => kind switch
    {
        OperationKind.Cancel => PaymentStatus.New,
        OperationKind.Reverse => PaymentStatus.Authorized,
        _ => PaymentStatus.Confirmed,
    };
}

using Sagas.Contracts;

namespace Sagas.Gateways.Bpc;

/// <summary>The gateway's status words in ours.</summary>
internal static class BpcStatus
{
    public const string Canceled = "canceled";
    public const string Expired = "expired";
    public const string Open = "open";
    public const string Succeeded = "succeeded";

    /// <summary>The payment is just changing.</summary>
    public const string Processing = "processing";

    /// <summary>Where a payment that was not ended stands; <c>null</c> for one that was, and for a word that is not known.</summary>
    public static PaymentStatus? Of(BpcPayment payment) => payment.Status switch
    {
        "requiresPaymentMethod" or "requiresAction" or "requiresConfirmation" or Processing => PaymentStatus.New,
        "requiresCapture" => PaymentStatus.Authorized,
        Succeeded => PaymentStatus.Confirmed,
        _ => null,
    };

    /// <summary>The same of a session, which knows less: how it is captured stands for whether it was.</summary>
    public static PaymentStatus? Of(BpcSession session) => session switch
    {
        { Status: Open } => PaymentStatus.New,
        { Paid: true, CapturesLater: true } => PaymentStatus.Authorized,
        { Paid: true } or { Status: "completed" } => PaymentStatus.Confirmed,
        _ => null,
    };

    /// <summary>What an ended payment is called, by how it was undone.</summary>
    public static PaymentStatus EndOf(OperationKind? undoneAs) =>
        undoneAs == OperationKind.Reverse ? PaymentStatus.Reversed : PaymentStatus.Cancelled;

    /// <summary>The status that an operation starts from.</summary>
    public static PaymentStatus From(OperationKind kind) => kind switch
    {
        OperationKind.Cancel => PaymentStatus.New,
        OperationKind.Reverse => PaymentStatus.Authorized,
        _ => PaymentStatus.Confirmed,
    };
}

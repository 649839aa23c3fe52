namespace Sagas.Chaos.Evidence;

/// <summary>A message that the broker has confirmed.</summary>
/// <param name="PaymentId">About which payment.</param>
/// <param name="Name">The message's name, which is its routing key.</param>
/// <param name="Identity">What makes it one and the same: its message id, or its body where it has none.</param>
internal sealed record Sent(string PaymentId, string Name, string Identity)
{
    /// <summary>What it says that is to go back, by item; <c>null</c> for everything.</summary>
    public IReadOnlyDictionary<string, long>? Items { get; init; }

    /// <summary>It says that money has to go back.</summary>
    public bool Owes => Name is "item-grant-failed" or "notification-failed" or "cancel-payment";

    /// <summary>It is a payment fact.</summary>
    public bool TellsOfPayment => IsPaymentFact(Name);

    public static bool IsPaymentFact(string name) => name is "payment-initiated" or "payment-authorized" or "payment-captured" or "payment-expired";
}

/// <summary>A signed <c>POST /cancel</c> and the last word that the merchant was given.</summary>
/// <param name="PaymentId">About which payment.</param>
/// <param name="RequestId">The merchant's own id of the request.</param>
/// <param name="Code">The error code of the answer; <c>null</c> when none came.</param>
/// <param name="Status">The payment's status in it.</param>
internal sealed record CancelCall(string PaymentId, string RequestId, string? Code, string? Status)
{
    /// <summary>The service has promised to do it, or has done it.</summary>
    public bool IsAccepted => Code is "0" or "1013";

    /// <summary>Nobody knows whether it was accepted: the answer was lost, or none was possible.</summary>
    public bool IsOpen => Code is null or "1001" or "1029";
}

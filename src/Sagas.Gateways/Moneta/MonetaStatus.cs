using Sagas.Contracts;

namespace Sagas.Gateways.Moneta;

/// <summary>How far an operation is.</summary>
internal enum Progress
{
    /// <summary>A word that this version does not know, or none.</summary>
    Unrecognised,

    /// <summary>Registered: nobody has paid.</summary>
    Created,

    /// <summary>Being worked on.</summary>
    Moving,

    /// <summary>Debited and not yet credited.</summary>
    TakenOut,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Called off: no money moved, or a hold was released.</summary>
    Canceled,

    /// <summary>The gateway's people look at it; it may go on or be called off.</summary>
    Frozen,
}

/// <summary>The gateway's status words.</summary>
internal static class MonetaStatus
{
    public static Progress Read(string? word) => word switch
    {
        "CREATED" => Progress.Created,
        "INPROGRESS" => Progress.Moving,
        "TAKENOUT" => Progress.TakenOut,
        // Credited; only the shop did not confirm the notification.
        "SUCCEED" or "TAKENIN_NOTSENT" => Progress.Done,
        "CANCELED" => Progress.Canceled,
        "FROZEN" => Progress.Frozen,
        _ => Progress.Unrecognised,
    };

    /// <summary>A payment's operation in the saga's words; <c>null</c> when it stands at none of them.</summary>
    /// <param name="payment">The payment's own operation.</param>
    /// <param name="isHeld">The payment is known to be held, also where the gateway does not show it.</param>
    public static PaymentStatus? Of(MonetaOperation payment, bool isHeld) => Read(payment.Status) switch
    {
        Progress.Created or Progress.Moving => PaymentStatus.New,
        Progress.TakenOut when isHeld || payment.IsHold => PaymentStatus.Authorized,
        Progress.Done => PaymentStatus.Confirmed,
        Progress.Canceled => isHeld || payment.IsHold ? PaymentStatus.Reversed : PaymentStatus.Cancelled,
        _ => null,
    };
}

namespace Sagas.Gateways;

/// <summary>What a gateway told about one payment.</summary>
public sealed record GatewayNotice
{
    /// <summary>What happened.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>The same thing told twice has the same key, 1-256 characters.</summary>
    public required string Key { get; init; }

    /// <summary>The signature was verified. What an unsigned caller says is only a reason to ask the gateway.</summary>
    public required bool Verified { get; init; }

    /// <summary>The payment at the gateway.</summary>
    public string? GatewayPaymentId { get; init; }

    /// <summary>The session or cart at the gateway.</summary>
    public string? GatewaySessionId { get; init; }

    /// <summary>The merchant's own id that the gateway repeats, and with it the payment's id where the shop announced none.</summary>
    public string? OrderId { get; init; }

    /// <summary>The team to which payments of this account belong, where the configuration says so: such a payment may be new here.</summary>
    public string? TeamSlug { get; init; }

    /// <summary>What was taken, held or returned, in minor units of <see cref="Currency"/>.</summary>
    public long? Amount { get; init; }

    public string? Currency { get; init; }

    /// <summary>The gateway's reference of a return.</summary>
    public string? Reference { get; init; }

    /// <summary>By the gateway's clock.</summary>
    public DateTimeOffset? OccurredAt { get; init; }
}

/// <summary>What a notice is about.</summary>
public enum NoticeKind
{
    /// <summary>Something about the payment changed: the gateway is asked about the operation under way, if there is one.</summary>
    Changed,

    /// <summary>The money is held.</summary>
    Authorized,

    /// <summary>The money was taken.</summary>
    Captured,

    /// <summary>The payment or session ended unpaid by itself.</summary>
    Expired,

    /// <summary>Money went back: by our operation, or elsewhere. Carries amount, currency and reference.</summary>
    Returned,
}

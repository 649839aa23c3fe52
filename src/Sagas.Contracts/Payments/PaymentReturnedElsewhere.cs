using MassTransit;

namespace Sagas.Contracts;

/// <summary>Money went back without this service, for instance in the gateway's back office; the amount is what went back.</summary>
[EntityName("sagas.payment-returned-elsewhere")]
[MessageUrn("sagas:payment-returned-elsewhere")]
public sealed record PaymentReturnedElsewhere : IPaymentFact
{
    /// <inheritdoc />
    public required string TeamSlug { get; init; }

    /// <inheritdoc />
    public required string PaymentId { get; init; }

    /// <inheritdoc />
    public required string OrderId { get; init; }

    /// <inheritdoc />
    public required string Gateway { get; init; }

    /// <inheritdoc />
    public string? GatewayPaymentId { get; init; }

    /// <inheritdoc />
    public string? GatewaySessionId { get; init; }

    /// <inheritdoc />
    public required long Amount { get; init; }

    /// <inheritdoc />
    public required string Currency { get; init; }

    /// <inheritdoc />
    public IReadOnlyList<PaymentItem>? Items { get; init; }

    /// <inheritdoc />
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>What identifies the return, 1-128 characters; the same reference counts once.</summary>
    public required string Reference { get; init; }
}

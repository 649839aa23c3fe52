using MassTransit;

namespace Sagas.Contracts;

/// <summary>The amount was taken: CONFIRMED. It is the refundable amount.</summary>
[EntityName("sagas.payment-captured")]
[MessageUrn("sagas:payment-captured")]
public sealed record PaymentCaptured : IPaymentFact
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
}

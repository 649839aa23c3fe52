using MassTransit;

namespace Sagas.Contracts;

/// <summary>A payment was announced and is not paid yet: NEW.</summary>
[EntityName("sagas.payment-initiated")]
[MessageUrn("sagas:payment-initiated")]
public sealed record PaymentInitiated : IPaymentFact
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

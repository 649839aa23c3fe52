using MassTransit;

namespace Sagas.Contracts;

/// <summary>The customer disputes the payment (chargeback); a person decides. The amount is the disputed one.</summary>
[EntityName("sagas.payment-disputed")]
[MessageUrn("sagas:payment-disputed")]
public sealed record PaymentDisputed : IPaymentFact
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

    /// <summary>Why, in the words of the publisher.</summary>
    public string? Reason { get; init; }
}

using MassTransit;

namespace Sagas.Contracts;

/// <summary>The amount is held on the customer's account: AUTHORIZED.</summary>
[EntityName("sagas.payment-authorized")]
[MessageUrn("sagas:payment-authorized")]
public sealed record PaymentAuthorized : IPaymentFact
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

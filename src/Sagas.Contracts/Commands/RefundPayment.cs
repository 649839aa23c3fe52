using MassTransit;

namespace Sagas.Contracts;

/// <summary>Return taken money at the gateway.</summary>
[EntityName("sagas.refund-payment")]
[MessageUrn("sagas:refund-payment")]
public sealed record RefundPayment : IGatewayCommand
{
    /// <inheritdoc />
    public required string TeamSlug { get; init; }

    /// <inheritdoc />
    public required string PaymentId { get; init; }

    /// <inheritdoc />
    public required string Gateway { get; init; }

    /// <inheritdoc />
    public required Guid OperationId { get; init; }

    /// <inheritdoc />
    public required int Attempt { get; init; }

    /// <inheritdoc />
    public string? OrderId { get; init; }

    /// <inheritdoc />
    public string? GatewayPaymentId { get; init; }

    /// <inheritdoc />
    public string? GatewaySessionId { get; init; }

    /// <inheritdoc />
    public required long Amount { get; init; }

    /// <inheritdoc />
    public required long PaymentAmount { get; init; }

    /// <inheritdoc />
    public required long ReturnedAmount { get; init; }

    /// <inheritdoc />
    public required string Currency { get; init; }

    /// <inheritdoc />
    public string? Reason { get; init; }

    /// <inheritdoc />
    public IReadOnlyList<PaymentItem>? Items { get; init; }

    /// <inheritdoc />
    public ItemScope? Scope { get; init; }
}

using MassTransit;

namespace Sagas.Contracts;

/// <summary>The payment ended unpaid: CANCELLED.</summary>
[EntityName("sagas.payment-cancelled")]
[MessageUrn("sagas:payment-cancelled")]
public sealed record PaymentCancelled : ISagaFact
{
    /// <inheritdoc />
    public required string TeamSlug { get; init; }

    /// <inheritdoc />
    public required string PaymentId { get; init; }

    /// <inheritdoc />
    public required long Sequence { get; init; }

    /// <inheritdoc />
    public string? OrderId { get; init; }

    /// <inheritdoc />
    public string? Reason { get; init; }

    /// <inheritdoc />
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The operation that did it; absent when the payment ended by itself or by hand.</summary>
    public Guid? OperationId { get; init; }
}

using MassTransit;

namespace Sagas.Contracts;

/// <summary>A hold was released, all of it (REVERSED) or a part.</summary>
[EntityName("sagas.payment-reversed")]
[MessageUrn("sagas:payment-reversed")]
public sealed record PaymentReversed : ISagaFact
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

    /// <summary>The released amount, in minor units.</summary>
    public required long Amount { get; init; }

    /// <summary>ISO 4217 code, when known.</summary>
    public string? Currency { get; init; }

    /// <summary>What remains held, in minor units; 0 means REVERSED.</summary>
    public required long NewAmount { get; init; }
}

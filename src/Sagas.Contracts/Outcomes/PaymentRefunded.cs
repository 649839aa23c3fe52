using MassTransit;

namespace Sagas.Contracts;

/// <summary>Money went back, all of it (REFUNDED) or a part.</summary>
[EntityName("sagas.payment-refunded")]
[MessageUrn("sagas:payment-refunded")]
public sealed record PaymentRefunded : ISagaFact
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

    /// <summary>What went back now, in minor units.</summary>
    public required long Amount { get; init; }

    /// <summary>ISO 4217 code, when known.</summary>
    public string? Currency { get; init; }

    /// <summary>What remains with the merchant, in minor units; 0 means REFUNDED.</summary>
    public required long NewAmount { get; init; }

    /// <summary>The gateway's or the back office's reference.</summary>
    public string? Reference { get; init; }
}

using MassTransit;

namespace Sagas.Contracts;

/// <summary>Money was given back by hand; closes the open operation.</summary>
[EntityName("sagas.record-manual-refund")]
[MessageUrn("sagas:record-manual-refund")]
public sealed record RecordManualRefund : IOperatorRequest
{
    /// <inheritdoc />
    public required string TeamSlug { get; init; }

    /// <inheritdoc />
    public required string PaymentId { get; init; }

    /// <inheritdoc />
    public required string Operator { get; init; }

    /// <inheritdoc />
    public required string Reason { get; init; }

    /// <summary>What went back, in minor units, above 0.</summary>
    public required long Amount { get; init; }

    /// <summary>What identifies the return in the back office, 1-128 characters; the same reference counts once.</summary>
    public required string Reference { get; init; }
}

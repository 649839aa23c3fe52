using MassTransit;

namespace Sagas.Contracts;

/// <summary>A person has to look; repeated daily until somebody does.</summary>
[EntityName("sagas.compensation-needs-attention")]
[MessageUrn("sagas:compensation-needs-attention")]
public sealed record CompensationNeedsAttention : ISagaFact
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

    /// <summary>The saga's state.</summary>
    public required string State { get; init; }

    /// <summary>What is still to go back, in minor units.</summary>
    public required long Amount { get; init; }

    /// <summary>ISO 4217 code, when known.</summary>
    public string? Currency { get; init; }

    /// <summary>The gateway instance, when known.</summary>
    public string? Gateway { get; init; }
}

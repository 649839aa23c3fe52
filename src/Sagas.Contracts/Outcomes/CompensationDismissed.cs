using MassTransit;

namespace Sagas.Contracts;

/// <summary>A person decided to give nothing back.</summary>
[EntityName("sagas.compensation-dismissed")]
[MessageUrn("sagas:compensation-dismissed")]
public sealed record CompensationDismissed : ISagaFact
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

    /// <summary>Who decided.</summary>
    public required string Operator { get; init; }
}

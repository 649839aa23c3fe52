using MassTransit;

namespace Sagas.Contracts;

/// <summary>The bought items were granted.</summary>
[EntityName("sagas.item-granted")]
[MessageUrn("sagas:item-granted")]
public sealed record ItemGranted : IStepFact
{
    /// <inheritdoc />
    public required string TeamSlug { get; init; }

    /// <inheritdoc />
    public required string PaymentId { get; init; }

    /// <inheritdoc />
    public string? OrderId { get; init; }

    /// <inheritdoc />
    public IReadOnlyList<PaymentItem>? Items { get; init; }

    /// <inheritdoc />
    public int? Attempts { get; init; }

    /// <inheritdoc />
    public DateTimeOffset? OccurredAt { get; init; }
}

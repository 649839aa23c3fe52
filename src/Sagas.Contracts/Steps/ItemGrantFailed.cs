using MassTransit;

namespace Sagas.Contracts;

/// <summary>The bought items could not be granted, for good.</summary>
[EntityName("sagas.item-grant-failed")]
[MessageUrn("sagas:item-grant-failed")]
public sealed record ItemGrantFailed : IStepFailure
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

    /// <inheritdoc />
    public required string Reason { get; init; }

    /// <inheritdoc />
    public ItemScope? Scope { get; init; }
}

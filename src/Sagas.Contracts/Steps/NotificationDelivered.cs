using MassTransit;

namespace Sagas.Contracts;

/// <summary>The buyer was notified.</summary>
[EntityName("sagas.notification-delivered")]
[MessageUrn("sagas:notification-delivered")]
public sealed record NotificationDelivered : IStepFact
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

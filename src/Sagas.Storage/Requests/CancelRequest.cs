namespace Sagas.Storage;

/// <summary>Which payment a merchant's own request id was first used for: the row <c>sagas.cancel_request</c>.</summary>
public sealed record CancelRequest
{
    public required string TeamSlug { get; init; }

    /// <summary>The merchant's id, unique within the team; compared byte by byte.</summary>
    public required string ExternalRequestId { get; init; }

    public required string PaymentId { get; init; }

    public required Guid SagaId { get; init; }

    /// <summary>The message that asks the saga, when one was needed; always an id of its own.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>By the clock of the process that took it.</summary>
    public required DateTimeOffset RequestedAt { get; init; }
}

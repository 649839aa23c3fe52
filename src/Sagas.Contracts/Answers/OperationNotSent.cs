using MassTransit;

namespace Sagas.Contracts;

/// <summary>Surely nothing was done: nothing left the process, or the gateway said "not now".</summary>
[EntityName("sagas.operation-not-sent")]
[MessageUrn("sagas:operation-not-sent")]
public sealed record OperationNotSent : IOperationAnswer
{
    /// <inheritdoc />
    public required string TeamSlug { get; init; }

    /// <inheritdoc />
    public required string PaymentId { get; init; }

    /// <inheritdoc />
    public required string Gateway { get; init; }

    /// <inheritdoc />
    public required Guid OperationId { get; init; }

    /// <inheritdoc />
    public required int Attempt { get; init; }

    /// <inheritdoc />
    public string? Code { get; init; }

    /// <inheritdoc />
    public string? Message { get; init; }

    /// <summary>When the gateway asked to come back, if it did.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

using MassTransit;

namespace Sagas.Contracts;

/// <summary>Try again. An operation whose last outcome is unknown is resolved, never sent.</summary>
[EntityName("sagas.retry-compensation")]
[MessageUrn("sagas:retry-compensation")]
public sealed record RetryCompensation : IOperatorRequest
{
    /// <inheritdoc />
    public required string TeamSlug { get; init; }

    /// <inheritdoc />
    public required string PaymentId { get; init; }

    /// <inheritdoc />
    public required string Operator { get; init; }

    /// <inheritdoc />
    public required string Reason { get; init; }
}

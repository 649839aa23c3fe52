using MassTransit;

namespace Sagas.Contracts;

/// <summary>Give back what waits for approval.</summary>
[EntityName("sagas.approve-compensation")]
[MessageUrn("sagas:approve-compensation")]
public sealed record ApproveCompensation : IOperatorRequest
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

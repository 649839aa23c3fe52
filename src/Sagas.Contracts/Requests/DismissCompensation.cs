using MassTransit;

namespace Sagas.Contracts;

/// <summary>Give nothing back: what is owed is cleared and the payment rests where it was.</summary>
[EntityName("sagas.dismiss-compensation")]
[MessageUrn("sagas:dismiss-compensation")]
public sealed record DismissCompensation : IOperatorRequest
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

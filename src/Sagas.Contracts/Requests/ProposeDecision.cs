using MassTransit;

namespace Sagas.Contracts;

/// <summary>The first of two people decides about much money; nothing moves before another one decides the same.</summary>
[EntityName("sagas.propose-decision")]
[MessageUrn("sagas:propose-decision")]
public sealed record ProposeDecision : IOperatorRequest
{
    /// <inheritdoc />
    public required string TeamSlug { get; init; }

    /// <inheritdoc />
    public required string PaymentId { get; init; }

    /// <inheritdoc />
    public required string Operator { get; init; }

    /// <inheritdoc />
    public required string Reason { get; init; }

    /// <summary>What is decided, such as <c>approve</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Of a refund by hand: what went back, in minor units; else 0.</summary>
    public long Amount { get; init; }

    /// <summary>Of a refund by hand: what identifies it in the back office.</summary>
    public string? Reference { get; init; }
}

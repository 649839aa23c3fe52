using MassTransit;

namespace Sagas.Contracts;

/// <summary>A person looks after a payment from now on, or nobody does any more; nothing else changes.</summary>
[EntityName("sagas.take-payment")]
[MessageUrn("sagas:take-payment")]
public sealed record TakePayment : IOperatorRequest
{
    /// <inheritdoc />
    public required string TeamSlug { get; init; }

    /// <inheritdoc />
    public required string PaymentId { get; init; }

    /// <inheritdoc />
    public required string Operator { get; init; }

    /// <inheritdoc />
    public required string Reason { get; init; }

    /// <summary>Who looks after it; absent for nobody.</summary>
    public string? Owner { get; init; }
}

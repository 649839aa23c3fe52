using MassTransit;

namespace Sagas.Contracts;

/// <summary>A person writes something down about a payment; nothing else changes.</summary>
[EntityName("sagas.note-payment")]
[MessageUrn("sagas:note-payment")]
public sealed record NotePayment : IOperatorRequest
{
    /// <inheritdoc />
    public required string TeamSlug { get; init; }

    /// <inheritdoc />
    public required string PaymentId { get; init; }

    /// <inheritdoc />
    public required string Operator { get; init; }

    /// <summary>The note.</summary>
    public required string Reason { get; init; }
}

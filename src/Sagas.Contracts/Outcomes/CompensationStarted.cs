using MassTransit;

namespace Sagas.Contracts;

/// <summary>Money starts to go back: stop granting.</summary>
[EntityName("sagas.compensation-started")]
[MessageUrn("sagas:compensation-started")]
public sealed record CompensationStarted : ISagaFact
{
    /// <inheritdoc />
    public required string TeamSlug { get; init; }

    /// <inheritdoc />
    public required string PaymentId { get; init; }

    /// <inheritdoc />
    public required long Sequence { get; init; }

    /// <inheritdoc />
    public string? OrderId { get; init; }

    /// <inheritdoc />
    public string? Reason { get; init; }

    /// <inheritdoc />
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>How it goes back.</summary>
    public required OperationKind Kind { get; init; }

    /// <summary>The operation.</summary>
    public required Guid OperationId { get; init; }

    /// <summary>What goes back, in minor units; the most that may go back where only the gateway knows what the items cost.</summary>
    public required long Amount { get; init; }

    /// <summary>ISO 4217 code, when known.</summary>
    public string? Currency { get; init; }
}

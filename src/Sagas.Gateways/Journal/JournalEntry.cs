namespace Sagas.Gateways;

/// <summary>One row of <c>gateway_operation</c>: what one attempt did. The key is (OperationId, Attempt).</summary>
public sealed record JournalEntry
{
    public required Guid OperationId { get; init; }

    public required int Attempt { get; init; }

    public required Guid SagaId { get; init; }

    public required string Gateway { get; init; }

    /// <summary>cancel, reverse or refund.</summary>
    public required string Kind { get; init; }

    public required long Amount { get; init; }

    public required string Currency { get; init; }

    /// <summary>When the row was committed; the call starts after it.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>What the adapter read before the call, for its resolver.</summary>
    public string? Snapshot { get; init; }

    /// <summary>What became of it; <c>null</c> while nobody knows.</summary>
    public GatewayOutcome? Outcome { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }
}

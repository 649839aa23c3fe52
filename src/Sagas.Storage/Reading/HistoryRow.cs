namespace Sagas.Storage;

/// <summary>One consumed message of a payment: append only.</summary>
public sealed record HistoryRow
{
    public required Guid SagaId { get; init; }

    /// <summary>The saga's version after the message; the order of the history.</summary>
    public required long Version { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The message's name in kebab case, such as <c>payment-captured</c>.</summary>
    public required string Event { get; init; }

    public required Guid MessageId { get; init; }

    public required string FromState { get; init; }

    public required string ToState { get; init; }

    /// <summary>The operator or the service that caused it, when known.</summary>
    public string? Actor { get; init; }

    public string? TraceId { get; init; }

    /// <summary>What it meant, in sentences.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }

    /// <summary>A person should know.</summary>
    public bool Alert { get; init; }
}

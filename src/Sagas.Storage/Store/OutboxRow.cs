namespace Sagas.Storage;

/// <summary>
/// A message that was promised by a commit and is on its way: serialised once, sent with the same id however often.
/// Dictionaries are kept as JSON, <c>null</c> when empty.
/// </summary>
public sealed record OutboxRow
{
    /// <summary>The message id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The saga that promised it.</summary>
    public Guid? SagaId { get; init; }

    public required Uri Destination { get; init; }

    /// <summary>The type urns, separated by ';'.</summary>
    public required string MessageTypes { get; init; }

    public required string ContentType { get; init; }

    /// <summary>The body as the serialiser's text form, which is the one that every serialiser can read back.</summary>
    public required string Body { get; init; }

    public string? Headers { get; init; }

    /// <summary>What the transport itself needs, such as a routing key.</summary>
    public string? Properties { get; init; }

    public Guid? CorrelationId { get; init; }

    public Guid? ConversationId { get; init; }

    public Guid? InitiatorId { get; init; }

    public Guid? RequestId { get; init; }

    public Uri? Source { get; init; }

    public Uri? Response { get; init; }

    public Uri? Fault { get; init; }

    public DateTimeOffset SentAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Sent so long after the commit, by the relay; <c>null</c> for at once.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>The W3C trace context of the moment it was promised.</summary>
    public string? TraceParent { get; init; }

    public string? TraceState { get; init; }
}

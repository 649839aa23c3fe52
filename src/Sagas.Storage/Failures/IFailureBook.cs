namespace Sagas.Storage;

/// <summary>
/// What people did with messages that nobody could work on: every action with who and why, and the messages that were taken out of the
/// queues. Kept outside of the broker, where it outlives the queue and can be searched; bounded, the oldest go first.
/// </summary>
public interface IFailureBook
{
    /// <summary>Writes an action down before it begins, so that none is done unseen; <c>false</c> when its form was sent before.</summary>
    /// <exception cref="StoreUnavailableException">The store does not serve now: nothing may be done.</exception>
    Task<bool> BeginAsync(FailureAction action, CancellationToken cancellationToken);

    /// <summary>Writes down what came of it. An action without an end was cut off, and may have been done in part.</summary>
    /// <exception cref="StoreUnavailableException">The store does not serve now.</exception>
    Task EndAsync(Guid actionId, FailureResult result, CancellationToken cancellationToken);

    /// <summary>The last actions, newest first.</summary>
    Task<IReadOnlyList<FailureAction>> ActionsAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Keeps a message; kept once, however often it is given. The oldest beyond <paramref name="most"/> are forgotten.</summary>
    /// <exception cref="StoreUnavailableException">The store does not serve now: the message must stay where it is.</exception>
    Task ArchiveAsync(ArchivedMessage message, int most, CancellationToken cancellationToken);

    /// <summary>The messages that were archived last, newest first.</summary>
    Task<IReadOnlyList<ArchivedMessage>> ArchiveAsync(int limit, CancellationToken cancellationToken);
}

/// <summary>One press of a button.</summary>
public sealed record FailureAction
{
    /// <summary>Its id; the same for a form that is sent twice.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it began, by the clock of the store; what is given is not kept.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who pressed it.</summary>
    public required string By { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary><c>retry</c>, <c>archive</c> or <c>edit</c>.</summary>
    public required string Kind { get; init; }

    public required string Queue { get; init; }

    /// <summary>Which messages of the queue, in words.</summary>
    public required string What { get; init; }

    /// <summary>What came of it; <c>null</c> while it runs, and for ever when it was cut off.</summary>
    public FailureResult? Result { get; init; }
}

/// <summary>What came of an action.</summary>
/// <param name="Moved">Messages that left the queue.</param>
/// <param name="Refused">Messages that fitted and had to stay.</param>
/// <param name="Note">Why they had to, or why it ended early.</param>
public sealed record FailureResult(int Moved, int Refused, string? Note);

/// <summary>A message that was taken out of a queue for failed messages.</summary>
public sealed record ArchivedMessage
{
    /// <summary>Made of the message itself: the same message is kept once.</summary>
    public required Guid Id { get; init; }

    /// <summary>The action that took it out.</summary>
    public required Guid ActionId { get; init; }

    /// <summary>When, by the clock of the store; what is given is not kept.</summary>
    public DateTimeOffset ArchivedAt { get; init; }

    public required string ArchivedBy { get; init; }

    public required string Reason { get; init; }

    public required string Queue { get; init; }

    public required string MessageType { get; init; }

    public string? MessageId { get; init; }

    /// <summary>The id of the edited message that was sent in its place; <c>null</c> when none was.</summary>
    public Guid? ReplacedBy { get; init; }

    /// <summary>The headers as a JSON object of texts.</summary>
    public required string Headers { get; init; }

    public string? ContentType { get; init; }

    /// <summary>The bytes as they were.</summary>
    public required byte[] Body { get; init; }
}

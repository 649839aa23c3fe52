namespace Sagas.Service.FailedMessages;

/// <summary>Messages of one queue that failed in the same way.</summary>
/// <param name="Queue">Where they lie.</param>
/// <param name="Kind">The exception's type, or why they were put aside.</param>
/// <param name="Type">The message's name.</param>
/// <param name="Messages">Those of the window, oldest in the queue first.</param>
public sealed record FailureGroup(string Queue, string Kind, string Type, IReadOnlyList<FailedMessage> Messages)
{
    public DateTimeOffset? LastAt => Messages.Max(message => message.FailedAt);
}

/// <summary>One queue for failed messages.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Messages">All of its messages, by the broker's count.</param>
/// <param name="Seen">Those that were looked at: the first ones.</param>
public sealed record FailureCount(string Name, long Messages, int Seen);

/// <summary>A look into the queues.</summary>
/// <param name="Queues">Those that are there and have messages.</param>
/// <param name="Groups">What the messages looked at have in common; the largest first.</param>
public sealed record FailureLook(IReadOnlyList<FailureCount> Queues, IReadOnlyList<FailureGroup> Groups);

/// <summary>Which messages of a queue an action is about: one, or all that failed in the same way.</summary>
/// <param name="Queue">Where they lie.</param>
/// <param name="Kind">Only this kind of failure.</param>
/// <param name="Type">Only messages of this name.</param>
/// <param name="Id">Only this message.</param>
public sealed record FailureChoice(string Queue, string? Kind, string? Type, Guid? Id)
{
    /// <summary>In words, for the list of actions.</summary>
    public string What => Id is { } id ? $"message {id:N}" : $"{Type} that failed with {Kind}";

    /// <summary>Only what names a group or one message is a choice; all of a queue is none.</summary>
    public bool IsClear => Id is not null || (Kind is not null && Type is not null);

    internal bool Fits(FailedMessage message) => Id is { } id
        ? message.Id == id
        : string.Equals(Kind, message.Kind, StringComparison.Ordinal) && string.Equals(Type, message.Type, StringComparison.Ordinal);
}

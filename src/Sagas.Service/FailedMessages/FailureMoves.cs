using System.Text.Json;
using RabbitMQ.Client;
using Sagas.Storage;

namespace Sagas.Service.FailedMessages;

/// <summary>What is done with one failed message before it leaves its queue.</summary>
internal interface IFailureMove
{
    /// <summary>A form that is sent again goes on where it was cut off; any other would take more messages than the person meant.</summary>
    bool IsRepeatable => false;

    /// <returns><c>null</c> when the message may leave the queue; else why it stays.</returns>
    /// <exception cref="FailureQueuesAwayException">The broker does not answer.</exception>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<string?> MoveAsync(IFailureTurn turn, FailedMessage message, CancellationToken cancellationToken);
}

/// <summary>
/// Puts it back where it came from, as it was sent. The broker has confirmed it there before it leaves here: whatever happens between, the
/// message is in one of the places, or in both under one id, which the inbox takes once.
/// </summary>
/// <param name="remembered">How long the inbox remembers a message.</param>
/// <param name="now">The time.</param>
internal sealed class RetryMove(TimeSpan remembered, DateTimeOffset now) : IFailureMove
{
    public async Task<string?> MoveAsync(IFailureTurn turn, FailedMessage message, CancellationToken cancellationToken) =>
        message.Origin is not { } origin ? "Nothing says where it came from; it can only be archived."
        : message.FailedAt < now - remembered ? "It is older than the inbox remembers, so a repetition could act twice; look at the payment and archive it."
        : await turn.SendAsync(origin, FailureHeaders.Fresh(message.Properties), message.Held.Body) ? null
        : $"There is no queue {origin} any more.";
}

/// <summary>Keeps it in the archive.</summary>
internal sealed class ArchiveMove(IFailureBook book, FailureAction action, int most) : IFailureMove
{
    public async Task<string?> MoveAsync(IFailureTurn turn, FailedMessage message, CancellationToken cancellationToken)
    {
        await book.ArchiveAsync(Archived(message, action, replacedBy: null), most, cancellationToken);
        return null;
    }

    public static ArchivedMessage Archived(FailedMessage message, FailureAction action, Guid? replacedBy) => new()
    {
        Id = message.Id,
        ActionId = action.Id,
        ArchivedBy = action.By,
        Reason = action.Reason,
        Queue = message.Queue,
        MessageType = message.Type,
        MessageId = message.MessageId,
        ReplacedBy = replacedBy,
        Headers = JsonSerializer.Serialize(message.Headers),
        ContentType = message.Properties.ContentType is { } type ? FailureHeaders.Clean(type) : null,
        Body = message.Held.Body,
    };
}

/// <summary>
/// Sends another message in its place, under a new id, and archives the original. The archive comes first and names the new id, which is the
/// form's: a form that is sent again after a crash is the same message again.
/// </summary>
internal sealed class EditMove(IFailureBook book, FailureAction action, int most, byte[] edited, Guid newId) : IFailureMove
{
    public bool IsRepeatable => true;

    public async Task<string?> MoveAsync(IFailureTurn turn, FailedMessage message, CancellationToken cancellationToken)
    {
        if (message.Origin is not { } origin)
        {
            return "Nothing says where it came from; it can only be archived.";
        }

        if (await turn.CountAsync(origin, cancellationToken) is null)
        {
            return $"There is no queue {origin} any more.";
        }

        await book.ArchiveAsync(ArchiveMove.Archived(message, action, newId), most, cancellationToken);
        var properties = new BasicProperties(FailureHeaders.Fresh(message.Properties)) { MessageId = newId.ToString("D") };
        return await turn.SendAsync(origin, properties, message.Content.With(edited, newId)) ? null : $"There is no queue {origin} any more.";
    }
}

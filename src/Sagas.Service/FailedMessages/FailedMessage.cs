using System.Security.Cryptography;
using System.Text;
using RabbitMQ.Client;

namespace Sagas.Service.FailedMessages;

/// <summary>A message that nobody could work on, as people look at it.</summary>
public sealed class FailedMessage
{
    private readonly HeldMessage _held;

    internal FailedMessage(HeldMessage held)
    {
        _held = held;
        Headers = FailureHeaders.Texts(held.Properties);
        Content = FailedBody.Read(held.Body, held.Properties.ContentType, Headers);
        Id = IdOf(held, Headers);
        Kind = FailureHeaders.KindOf(Headers);
    }

    /// <summary>Made of the message itself: it stays the same as long as the message lies there.</summary>
    public Guid Id { get; }

    public string Queue => _held.Queue;

    /// <summary>The queue that it goes back to; <c>null</c> when nothing says where it came from.</summary>
    public string? Origin => FailureNames.OriginOf(Queue, Headers);

    /// <summary>The exception's type, or why it was put aside.</summary>
    public string Kind { get; }

    /// <summary>What the exception said.</summary>
    public string? Words => FailureHeaders.WordsOf(Headers);

    /// <summary>The message's name, such as <c>payment-captured</c>.</summary>
    public string Type => Content.Type;

    /// <summary>The id that its sender gave it.</summary>
    public string? MessageId => _held.Properties.MessageId is { Length: > 0 } id ? FailureHeaders.Clean(id) : null;

    /// <summary>When it failed, as far as somebody wrote it down.</summary>
    public DateTimeOffset? FailedAt => FailureHeaders.TimeOf(Headers);

    public IReadOnlyDictionary<string, string> Headers { get; }

    internal FailedBody Content { get; }

    internal HeldMessage Held => _held;

    internal IReadOnlyBasicProperties Properties => _held.Properties;

    private static Guid IdOf(HeldMessage held, IReadOnlyDictionary<string, string> headers)
    {
        var head = Encoding.UTF8.GetBytes($"{held.Queue}\n{held.Properties.MessageId}\n{string.Join('\n', headers.Where(IsSteady).Select(pair => $"{pair.Key}={pair.Value}"))}\n");
        return new Guid(SHA256.HashData([.. head, .. held.Body]).AsSpan(0, 16));
    }

    // The broker counts how often it handed the message out, also to us.
    private static bool IsSteady(KeyValuePair<string, string> header) => header.Key is not "x-delivery-count";
}

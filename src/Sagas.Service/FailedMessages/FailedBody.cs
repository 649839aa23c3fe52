using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sagas.Service.Ingress;
using Sagas.Service.Ingress.RabbitMq;

namespace Sagas.Service.FailedMessages;

/// <summary>What a failed message says: plain JSON as publishers send it, or the same inside the bus's envelope.</summary>
internal sealed class FailedBody
{
    private const string EnvelopeType = "application/vnd.masstransit+json";
    private const string Urn = "urn:message:sagas:";
    private const string MessageType = "messageType";
    private const string MessageField = "message";
    private const string MessageIdField = "messageId";
    private const string Unreadable = "unreadable";

    // For people, whose language is not always ASCII; the page encodes it as every text, and nothing puts it into a script.
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerOptions.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly JsonObject? _root;
    private readonly byte[] _bytes;

    private FailedBody(byte[] bytes, JsonObject? root, bool isEnvelope, string type) =>
        (_bytes, _root, IsEnvelope, Type) = (bytes, root, isEnvelope, type);

    public string Type { get; }

    public bool IsEnvelope { get; }

    /// <summary>What the ingress calls it; <c>null</c> when publishers do not send it.</summary>
    public EventType? Event => EventTypes.Find(Type);

    private JsonNode? Payload => IsEnvelope ? _root?[MessageField] : _root;

    public static FailedBody Read(byte[] bytes, string? contentType, IReadOnlyDictionary<string, string> headers)
    {
        var root = Parse(bytes);
        var type = root?[MessageType] is JsonArray { Count: > 0 } types && types[0] is JsonValue first && first.TryGetValue<string>(out var urn) ? urn : null;
        var isEnvelope = type is not null && contentType?.StartsWith(EnvelopeType, StringComparison.OrdinalIgnoreCase) == true;
        var name = isEnvelope ? NameOf(type!) : headers.GetValueOrDefault(IngressNames.NameHeader);
        return new FailedBody(bytes, root, isEnvelope, FailureHeaders.Clean(name ?? Unreadable));
    }

    /// <summary>The message for people, laid out, without secrets.</summary>
    public string Shown() => _root is null ? Secrets.Hide(Text()) : Secrets.Hide(_root).ToJsonString(Indented);

    /// <summary>What may be edited: the message without its envelope. <c>null</c> when nothing of it may.</summary>
    public string? Editable() =>
        Event is null ? null
        : Payload is { } payload ? (Secrets.HasAny(payload) ? null : payload.ToJsonString(Indented))
        : IsEnvelope || Secrets.Hide(Text()) != Text() ? null
        : Text();

    /// <summary>The same body with another message and another id.</summary>
    public byte[] With(byte[] message, Guid newId)
    {
        if (!IsEnvelope)
        {
            return message;
        }

        var envelope = (JsonObject)_root!.DeepClone();
        envelope[MessageIdField] = newId;
        envelope[MessageField] = JsonNode.Parse(message);
        return JsonSerializer.SerializeToUtf8Bytes(envelope);
    }

    private string Text() => FailureHeaders.Clean(Encoding.UTF8.GetString(_bytes));

    private static string NameOf(string urn) => urn.StartsWith(Urn, StringComparison.Ordinal) ? urn[Urn.Length..] : urn;

    private static JsonObject? Parse(byte[] bytes)
    {
        try
        {
            var root = JsonNode.Parse(bytes) as JsonObject;
            // A repeated property is found only when the object is looked into.
            return root?.Count >= 0 ? root : null;
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            return null;
        }
    }
}

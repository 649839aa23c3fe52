using MassTransit;
using MassTransit.Metadata;
using MassTransit.Middleware;
using MassTransit.Serialization;

namespace Sagas.Storage;

/// <summary>An outbox row as MassTransit wants it for sending.</summary>
internal sealed class StoredMessage : OutboxMessageContext
{
    private static readonly IReadOnlyDictionary<string, object> NoProperties = new Dictionary<string, object>(StringComparer.Ordinal);

    private readonly OutboxRow _row;

    public StoredMessage(OutboxRow row)
    {
        _row = row;
        Headers = new DictionarySendHeaders(Read<object?>(row.Headers) ?? []);
        Properties = Read<object>(row.Properties) ?? NoProperties;
    }

    public Headers Headers { get; }

    public IReadOnlyDictionary<string, object> Properties { get; }

    public long SequenceNumber => 0;

    public Guid MessageId => _row.Id;

    Guid? MessageContext.MessageId => _row.Id;

    public string ContentType => _row.ContentType;

    public string MessageType => _row.MessageTypes;

    public string Body => _row.Body;

    public Guid? RequestId => _row.RequestId;

    public Guid? CorrelationId => _row.CorrelationId;

    public Guid? ConversationId => _row.ConversationId;

    public Guid? InitiatorId => _row.InitiatorId;

    public DateTime? ExpirationTime => _row.ExpiresAt?.UtcDateTime;

    public Uri? SourceAddress => _row.Source;

    public Uri? DestinationAddress => _row.Destination;

    public Uri? ResponseAddress => _row.Response;

    public Uri? FaultAddress => _row.Fault;

    public DateTime? SentTime => _row.SentAt.UtcDateTime;

    public HostInfo Host => HostMetadataCache.Host;

    private static Dictionary<string, TValue>? Read<TValue>(string? json) =>
        SystemTextJsonMessageSerializer.Instance.DeserializeDictionary<TValue>(json);
}

using System.Net.Mime;
using MassTransit;
using MassTransit.Context;
using MassTransit.Serialization;

namespace Sagas.Storage;

/// <summary>
/// Makes a send of an outbox row, as it was serialised when it was promised. MassTransit's own pipe for this reads the whole envelope and
/// writes it anew, for every message.
/// </summary>
internal sealed class StoredMessagePipe(OutboxRow row, TimeProvider clock) : IPipe<SendContext>, IMessageSerializer
{
    private static readonly ContentType Usual = new(SystemTextJsonMessageSerializer.JsonContentType.ToString());
    private static readonly TimeSpan ShortestLife = TimeSpan.FromMilliseconds(1);

    public ContentType ContentType { get; } =
        string.Equals(row.ContentType, Usual.ToString(), StringComparison.Ordinal) ? Usual : new ContentType(row.ContentType);

    public void Probe(ProbeContext context) => context.CreateScope("stored-message");

    public Task Send(SendContext context)
    {
        context.MessageId = row.Id;
        context.RequestId = row.RequestId;
        context.ConversationId = row.ConversationId;
        context.CorrelationId = row.CorrelationId;
        context.InitiatorId = row.InitiatorId;
        context.SourceAddress = row.Source;
        context.ResponseAddress = row.Response;
        context.FaultAddress = row.Fault;
        context.SupportedMessageTypes = row.MessageTypes.Split(';');
        // What has expired is still sent, and dropped by the broker: the row must not wait for ever.
        if (row.ExpiresAt - clock.GetUtcNow() is { } left)
            context.TimeToLive = left > ShortestLife ? left : ShortestLife;
        foreach (var (name, value) in Read<object?>(row.Headers))
            context.Headers.Set(name, value);
        if (row.Properties is not null && context is TransportSendContext transport)
            transport.ReadPropertiesFrom(Read<object>(row.Properties));
        context.Serializer = this;
        return Task.CompletedTask;
    }

    public MessageBody GetMessageBody<T>(SendContext<T> context)
        where T : class =>
        new StringMessageBody(row.Body);

    private static Dictionary<string, TValue> Read<TValue>(string? json) =>
        json is null ? [] : SystemTextJsonMessageSerializer.Instance.DeserializeDictionary<TValue>(json) ?? [];
}

using System.Diagnostics;
using MassTransit;
using MassTransit.Context;
using MassTransit.Middleware;
using MassTransit.Middleware.Outbox;
using MassTransit.Serialization;

namespace Sagas.Storage;

/// <summary>
/// What the state machine sees instead of the broker: whatever it publishes, sends or answers becomes an outbox row. Nothing
/// leaves here; the unit of work takes the rows, or drops them with the run.
/// </summary>
internal sealed class CapturingConsumeContext<T> : OutboxConsumeContextProxy<T>
    where T : class
{
    private static readonly OutboxConsumeOptions NoOptions = new();

    private readonly Lock _lock = new();
    private readonly List<OutboxRow> _rows = [];
    private readonly TimeProvider _clock;

    public CapturingConsumeContext(ConsumeContext<T> context, IServiceProvider provider, TimeProvider clock)
        : base(context, NoOptions, provider)
    {
        _clock = clock;
    }

    public override bool ContinueProcessing { get; set; }

    public override bool IsMessageConsumed => false;

    public override bool IsOutboxDelivered => false;

    public override int ReceiveCount => 0;

    public override long? LastSequenceNumber => null;

    public OutboxRow[] Captured(Guid sagaId)
    {
        lock (_lock)
            return [.. _rows.Select(row => row with { SagaId = sagaId })];
    }

    public override Task AddSend<TMessage>(SendContext<TMessage> context)
    {
        var now = _clock.GetUtcNow();
        var row = new OutboxRow
        {
            Id = context.MessageId ?? Guid.CreateVersion7(now),
            Destination = context.DestinationAddress
                ?? throw new MessageException(typeof(TMessage), "An outgoing message has no destination address."),
            MessageTypes = string.Join(';', context.SupportedMessageTypes),
            ContentType = (context.ContentType ?? context.Serialization.DefaultContentType).ToString(),
            Body = context.Serializer.GetMessageBody(context).GetString(),
            Headers = ToJson(context.Headers.GetAll()),
            Properties = ToJson(PropertiesOf(context)),
            CorrelationId = context.CorrelationId,
            ConversationId = context.ConversationId,
            InitiatorId = context.InitiatorId,
            RequestId = context.RequestId,
            Source = context.SourceAddress,
            Response = context.ResponseAddress,
            Fault = context.FaultAddress,
            SentAt = now,
            ExpiresAt = now + context.TimeToLive,
            Delay = context.Delay,
            TraceParent = Activity.Current?.Id,
            TraceState = Activity.Current?.TraceStateString,
        };
        lock (_lock)
            _rows.Add(row);
        return Task.CompletedTask;
    }

    public override Task SetConsumed() => throw NotDriven();

    public override Task SetDelivered() => throw NotDriven();

    public override Task<List<OutboxMessageContext>> LoadOutboxMessages() => throw NotDriven();

    public override Task NotifyOutboxMessageDelivered(OutboxMessageContext message) => throw NotDriven();

    public override Task RemoveOutboxMessages() => throw NotDriven();

    private static Dictionary<string, object> PropertiesOf(SendContext context)
    {
        var properties = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
        if (context is TransportSendContext transport)
            transport.WritePropertiesTo(properties);
        // The relay waits out the delay, so the transport must not wait once more.
        properties.Remove(nameof(SendContext.Delay));
        return properties;
    }

    private static string? ToJson(IEnumerable<KeyValuePair<string, object>> values)
    {
        var text = SystemTextJsonMessageSerializer.Instance.SerializeDictionary(values);
        return string.IsNullOrEmpty(text) ? null : text;
    }

    private static NotSupportedException NotDriven() =>
        new("The engine commits and delivers; MassTransit's own outbox steps are not used.");
}

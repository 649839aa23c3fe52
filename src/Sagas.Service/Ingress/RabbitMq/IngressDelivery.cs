using MassTransit;
using MassTransit.RabbitMqTransport;
using RabbitMQ.Client;
using Sagas.Storage;

namespace Sagas.Service.Ingress.RabbitMq;

/// <summary>What a publisher has put on the exchange, as the broker hands it over.</summary>
/// <param name="type">What its queue stands for; <c>null</c> when no queue does.</param>
/// <param name="context">The transport's own view of it.</param>
internal sealed class IngressDelivery(EventType? type, ReceiveContext context)
{
    private readonly RabbitMqBasicConsumeContext _delivered = context.GetPayload<RabbitMqBasicConsumeContext>();

    public string Name => type?.Name ?? RoutingKey;

    /// <summary>The queue that it came from.</summary>
    public string Queue => type is null ? IngressNames.UnroutedQueue : IngressNames.QueueOf(type);

    public byte[] Body { get; } = context.Body.GetBytes();

    public IReadOnlyBasicProperties Properties => _delivered.Properties;

    public string RoutingKey => _delivered.RoutingKey ?? "";

    /// <summary>The publisher's own id of the message; an empty one is none.</summary>
    public string? GivenId => string.IsNullOrEmpty(Properties.MessageId) ? null : Properties.MessageId;

    public ChannelContext Channel { get; } = context.GetPayload<ChannelContext>();

    public void ThrowIfClosed()
    {
        if (Channel.Channel.IsClosed)
        {
            throw new DeliveryEndedException();
        }
    }
}

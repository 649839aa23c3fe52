using MassTransit;
using MassTransit.RabbitMqTransport;
using Sagas.Storage;

namespace Sagas.Service.Durable;

/// <summary>
/// Keeps a message whose channel has closed meanwhile from being acknowledged. The transport answers such an acknowledgement by closing the
/// channel once more and waiting for its consumers, of which this is one; the connection's own end waits for the same, and no new connection
/// is made.
/// </summary>
internal sealed class ClosedChannelFilter : IFilter<ReceiveContext>
{
    public void Probe(ProbeContext context) => context.CreateFilterScope("closed-channel");

    public async Task Send(ReceiveContext context, IPipe<ReceiveContext> next)
    {
        await next.Send(context);
        if (context.TryGetPayload(out ChannelContext? channel) && channel.Channel.IsClosed)
        {
            throw new DeliveryEndedException();
        }
    }
}

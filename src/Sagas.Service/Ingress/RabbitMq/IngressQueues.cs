using MassTransit;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using Sagas.Service.Durable;

namespace Sagas.Service.Ingress.RabbitMq;

/// <summary>One queue per message that plain JSON may bring, bound to the topic exchange by the message's name.</summary>
internal static class IngressQueues
{
    public static void AddIngressQueues(this IRabbitMqBusFactoryConfigurator transport, IServiceProvider context)
    {
        var options = context.GetRequiredService<IOptions<IngressOptions>>().Value;
        var desk = new Lazy<IngressDesk>(context.GetRequiredService<IngressDesk>);
        foreach (var type in EventTypes.All)
        {
            transport.ReceiveEndpoint(IngressNames.QueueOf(type), endpoint =>
            {
                endpoint.ShapeAsWork(IngressNames.DeadLetter);
                endpoint.ConfigureConsumeTopology = false;
                endpoint.PrefetchCount = options.Prefetch;
                endpoint.ConcurrentMessageLimit = options.Prefetch;
                endpoint.Bind(IngressNames.Exchange, binding =>
                {
                    binding.ExchangeType = ExchangeType.Topic;
                    binding.RoutingKey = type.Name;
                });
                endpoint.ConfigureReceive(receive => receive.UseFilter(new IngressFilter(type, desk)));
            });
        }
    }
}

using MassTransit;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using Sagas.Service.Durable;
using Sagas.Storage;

namespace Sagas.Service.Ingress.RabbitMq;

/// <summary>One queue per message that plain JSON may bring, bound to the topic exchange by the message's name, and one for every other name.</summary>
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
                Shape(endpoint, new IngressFilter(type, desk), options);
                endpoint.Bind(IngressNames.Exchange, binding =>
                {
                    binding.ExchangeType = ExchangeType.Topic;
                    binding.RoutingKey = type.Name;
                    binding.SetExchangeArgument(RabbitMQ.Client.Headers.AlternateExchange, IngressNames.Unrouted);
                });
            });
        }

        transport.ReceiveEndpoint(IngressNames.UnroutedQueue, endpoint =>
        {
            Shape(endpoint, new IngressFilter(type: null, desk), options);
            endpoint.Bind(IngressNames.Unrouted, binding => binding.ExchangeType = ExchangeType.Fanout);
        });
    }

    private static void Shape(IRabbitMqReceiveEndpointConfigurator endpoint, IngressFilter filter, IngressOptions options)
    {
        endpoint.ShapeAsWork(IngressNames.DeadLetter);
        endpoint.EndWithTheChannel();
        endpoint.ReturnToQueueAtStop();
        endpoint.ConfigureConsumeTopology = false;
        endpoint.PrefetchCount = options.Prefetch;
        endpoint.ConcurrentMessageLimit = options.Prefetch;
        endpoint.ConfigureReceive(receive => receive.UseFilter(filter));
    }
}

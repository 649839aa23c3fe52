using System.Collections.Frozen;
using MassTransit;
using Microsoft.Extensions.Options;
using Sagas.Contracts;
using Sagas.Gateways;
using Sagas.Service.Ingress;
using Sagas.Service.Ingress.RabbitMq;
using Sagas.Storage;

namespace Sagas.Service.Durable;

/// <summary>The bus on RabbitMQ: the saga's queue, a queue for each gateway, the ingress queues.</summary>
internal static class DurableTransport
{
    private const string GatewayPrefix = "gateway-";

    private static readonly string[] OfTheSaga = [WellKnownEndpoints.Saga, WellKnownEndpoints.SagaRequests];

    // Whoever sends to one of these expects it to be worked on; with nobody bound, the broker must refuse it instead of dropping it.
    private static readonly FrozenSet<string> MustArrive =
        EventTypes.All.Select(type => EventTypes.PinnedNameOf(type.Contract)).Concat(OfTheSaga).ToFrozenSet(StringComparer.Ordinal);

    public static void UseRabbitMq(this IBusRegistrationConfigurator bus, RabbitMqAddress address)
    {
        bus.AddReceiveObserver<ClosedChannelObserver>();
        bus.AddConfigureEndpointsCallback((_, queue, endpoint) => Shape(queue, endpoint));
        bus.UsingRabbitMq((context, transport) =>
        {
            address.Apply(transport, context.GetRequiredService<IOptions<RabbitMqOptions>>().Value, context.GetRequiredService<BrokerSockets>());
            transport.ConfigureSend(sending => sending.UseExecute(Insist));
            transport.ConfigurePublish(publishing => publishing.UseExecute(Insist));
            transport.GatewayEndpoints(context, Shape);
            transport.AddIngressQueues(context);
            transport.ConfigureEndpoints(context);
            transport.SagaRequestsEndpoint(context, Shape);
        });
    }

    // No retry and no kill switch: whatever waits does so inside the engine and the adapters, with its message unacknowledged.
    internal static void Shape(string queue, IReceiveEndpointConfigurator endpoint)
    {
        if (endpoint is not IRabbitMqReceiveEndpointConfigurator rabbit)
        {
            return;
        }

        rabbit.ShapeAsWork(QueueShape.DeadLetter);
        rabbit.EndWithTheChannel();
        rabbit.ConfigureChannel(channel => channel.UseFilter(new FailureQueues(queue, QueueShape.DeadLetter)));
        if (!OfTheSaga.Contains(queue, StringComparer.Ordinal))
        {
            // The saga's own definition has done so.
            rabbit.ReturnToQueueAtStop();
        }
    }

    internal static void Insist(SendContext context)
    {
        if (context.TryGetPayload<RabbitMqSendContext>(out var rabbit)
            && (MustArrive.Contains(rabbit.Exchange) || rabbit.Exchange.StartsWith(GatewayPrefix, StringComparison.Ordinal)))
        {
            rabbit.Mandatory = true;
        }
    }
}

using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Sagas.Gateways;
using Sagas.Service.Durable;
using Sagas.Service.Queues;

namespace Sagas.Tests.Service.Queues;

public sealed class When_the_broker_is_away
{
    [Fact]
    public async Task The_overview_is_told_so_and_goes_on()
    {
        // Nobody listens here while the port is held.
        using var held = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        held.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var address = RabbitMqAddress.Parse($"amqp://user:password@127.0.0.1:{((IPEndPoint)held.LocalEndPoint!).Port}/");
        var options = Options.Create(new RabbitMqOptions());
        var sockets = new BrokerSockets(options, TimeProvider.System, NullLogger<BrokerSockets>.Instance);
        await using var queues = new BrokerQueues(address, sockets, new QueueNames(new NoGateways()), options, TimeProvider.System);

        var depths = await queues.CountAsync(TestContext.Current.CancellationToken);

        depths.Queues.ShouldBeEmpty();
        depths.Remark.ShouldContain("does not say");
    }

    [Fact]
    public void Every_queue_of_the_service_is_counted_once()
    {
        var names = new QueueNames(new NoGateways()).Kinds.SelectMany(kind => kind.Queues).ToArray();

        names.Distinct(StringComparer.Ordinal).Count().ShouldBe(names.Length);
        foreach (var name in new[] { "payment-saga", "payment-saga_error", "ingress-payment-captured", "sagas-dead-letter", "ingress-dead-letter" })
            names.ShouldContain(name);
    }

    private sealed class NoGateways : IGatewayRegistry
    {
        public IReadOnlyCollection<string> Instances => [];

        public bool TryGet(string instance, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out GatewayRegistration? registration)
        {
            registration = null;
            return false;
        }
    }
}

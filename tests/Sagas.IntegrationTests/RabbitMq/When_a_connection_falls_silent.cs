using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using Sagas.Chaos.World;
using Sagas.IntegrationTests.Support;
using Sagas.Service.Durable;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.RabbitMq;

/// <summary>The client's own end of such a connection waits for a lock that a waiting publisher holds.</summary>
[Collection(OnRabbitMq.Name)]
public sealed class When_a_connection_falls_silent
{
    // More than the client's queue takes, and more bytes than the sockets keep.
    private const int Publishers = 400;
    private const int Bytes = 256 * 1024;

    private static readonly RabbitMqOptions Impatient = new() { Heartbeat = TimeSpan.FromSeconds(1) };
    private static readonly CreateChannelOptions Confirmed = new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);

    [Fact]
    public async Task It_ends_and_whoever_publishes_on_it_is_told()
    {
        var broker = RabbitMqServer.Address;
        await using var proxy = new TcpProxy(broker.Host, broker.Port).Start();
        var address = RabbitMqAddress.Parse(new UriBuilder(broker) { Host = "127.0.0.1", Port = proxy.Port }.Uri.ToString());
        var sockets = new BrokerSockets(Options.Create(Impatient), TimeProvider.System, NullLogger<BrokerSockets>.Instance);
        await using var connection = await address.Factory(Impatient, Impatient.ConnectTimeout, sockets).CreateConnectionAsync(TestContext.Current.CancellationToken);
        await using var channel = await connection.CreateChannelAsync(Confirmed, TestContext.Current.CancellationToken);

        // From now on whatever is sent goes nowhere, and nothing says so.
        proxy.Delay = TimeSpan.FromHours(1);
        var publishing = Enumerable.Range(0, Publishers)
            .Select(_ => channel.BasicPublishAsync("amq.fanout", "", new byte[Bytes], TestContext.Current.CancellationToken).AsTask()).ToArray();

        await Probe.UntilAsync(
            () => (Waiting: publishing.Count(task => !task.IsCompleted), connection.IsOpen, channel.IsOpen),
            seen => seen is (0, false, false),
            seen => $"{seen.Waiting} of {Publishers} wait; connection open: {connection.IsOpen}, channel open: {channel.IsOpen}");
        publishing.ShouldAllBe(task => task.IsFaulted);
    }
}

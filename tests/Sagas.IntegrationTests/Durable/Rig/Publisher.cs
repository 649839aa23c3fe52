using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Sagas.Chaos.World;
using Sagas.Service.Ingress.RabbitMq;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Durable.Rig;

/// <summary>A publisher as it should be: it repeats a message until the broker has confirmed it, on a new connection when the old one has gone.</summary>
internal sealed class Publisher(Uri broker) : IAsyncDisposable
{
    private static readonly TimeSpan ConfirmTimeout = TimeSpan.FromSeconds(5);

    private readonly ConfirmedChannel _channel = new(broker);

    public async Task PublishAsync(string name, byte[] body, BasicProperties? properties = null) => await Probe.UntilAsync(
        () => TryAsync(name, body, properties ?? new BasicProperties()), fault => fault is null, fault => $"not confirmed: {fault}");

    public ValueTask DisposeAsync() => _channel.DisposeAsync();

    private async Task<Exception?> TryAsync(string name, byte[] body, BasicProperties properties)
    {
        try
        {
            // A broker that goes away may leave a confirm open for ever.
            await (await _channel.OpenAsync(TestContext.Current.CancellationToken)).BasicPublishAsync(IngressNames.Exchange, name, mandatory: true, properties, body).AsTask().WaitAsync(ConfirmTimeout);
            return null;
        }
        catch (Exception fault) when (fault is TimeoutException or OperationInterruptedException or BrokerUnreachableException or IOException
            || fault is PublishException { IsReturn: false })
        {
            return fault;
        }
    }
}

using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Sagas.IntegrationTests.Support;
using Sagas.Service.Ingress.RabbitMq;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Durable.Rig;

/// <summary>A publisher as it should be: it repeats a message until the broker has confirmed it, on a new connection when the old one has gone.</summary>
internal sealed class Publisher(Uri broker) : IAsyncDisposable
{
    private static readonly TimeSpan ConfirmTimeout = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _connecting = new(1, 1);
    private IConnection? _connection;
    private IChannel? _channel;

    public async Task PublishAsync(string name, byte[] body, BasicProperties? properties = null) => await Probe.UntilAsync(
        () => TryAsync(name, body, properties ?? new BasicProperties()), fault => fault is null, fault => $"not confirmed: {fault}");

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _connecting.Dispose();
    }

    private async Task<Exception?> TryAsync(string name, byte[] body, BasicProperties properties)
    {
        try
        {
            // A broker that goes away may leave a confirm open for ever.
            await (await OpenAsync()).BasicPublishAsync(IngressNames.Exchange, name, mandatory: true, properties, body).AsTask().WaitAsync(ConfirmTimeout);
            return null;
        }
        catch (Exception fault) when (fault is TimeoutException or OperationInterruptedException or BrokerUnreachableException or IOException
            || fault is PublishException { IsReturn: false })
        {
            return fault;
        }
    }

    private async Task<IChannel> OpenAsync()
    {
        await _connecting.WaitAsync();
        try
        {
            if (_channel is { IsOpen: true })
                return _channel;
            await CloseAsync();
            _connection = await RabbitMqServer.ConnectAsync(broker);
            return _channel = await _connection.CreateChannelAsync(
                new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        }
        finally
        {
            _connecting.Release();
        }
    }

    private async Task CloseAsync()
    {
        if (_channel is not null)
            await _channel.DisposeAsync();
        if (_connection is not null)
            await _connection.DisposeAsync();
        (_channel, _connection) = (null, null);
    }
}

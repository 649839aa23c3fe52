using RabbitMQ.Client;

namespace Sagas.Chaos.World;

/// <summary>A channel on which every publish is confirmed; made anew, with its connection, when the old one has gone.</summary>
internal sealed class ConfirmedChannel(Uri broker) : IAsyncDisposable
{
    private static readonly CreateChannelOptions Confirmed = new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);

    private readonly SemaphoreSlim _connecting = new(1, 1);
    private IConnection? _connection;
    private IChannel? _channel;

    public async Task<IChannel> OpenAsync(CancellationToken stop)
    {
        await _connecting.WaitAsync(stop);
        try
        {
            if (_channel is { IsOpen: true })
                return _channel;
            await CloseAsync();
            _connection = await new ConnectionFactory { Uri = broker, AutomaticRecoveryEnabled = false }.CreateConnectionAsync(stop);
            return _channel = await _connection.CreateChannelAsync(Confirmed, stop);
        }
        finally
        {
            _connecting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _connecting.Dispose();
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

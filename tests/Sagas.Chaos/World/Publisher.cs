using System.Collections.Concurrent;
using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Sagas.Chaos.Evidence;
using Sagas.Chaos.Plan;

namespace Sagas.Chaos.World;

/// <summary>A publisher as it should be: it repeats a message until the broker has confirmed it, on a new connection when the old one has gone.</summary>
internal sealed class Publisher(Uri broker) : IAsyncDisposable
{
    private const string Exchange = "payments.events";

    private static readonly TimeSpan ConfirmTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly ConcurrentQueue<Sent> _confirmed = new();
    private readonly ConcurrentDictionary<string, bool> _payments = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _connecting = new(1, 1);
    private IConnection? _connection;
    private IChannel? _channel;

    /// <summary>What the broker has confirmed, and so what must not be lost.</summary>
    public IReadOnlyList<Sent> Confirmed => [.. _confirmed];

    /// <summary>How many payments it has told of.</summary>
    public int Payments => _payments.Count;

    public async Task PublishAsync(PublishStep step, CancellationToken stop)
    {
        var properties = new BasicProperties { Persistent = true, ContentType = "application/json", MessageId = step.MessageId };
        var body = Encoding.UTF8.GetBytes(step.Body);
        while (!await TryAsync(step.Name, properties, body, stop))
            await Task.Delay(Pause, TimeProvider.System, stop);
        _payments.TryAdd(step.Payment.Id, true);
        _confirmed.Enqueue(new Sent(step.Payment.Id, step.Name, step.Identity) { Items = step.Items });
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _connecting.Dispose();
    }

    private async Task<bool> TryAsync(string name, BasicProperties properties, byte[] body, CancellationToken stop)
    {
        try
        {
            // A broker that goes away may leave a confirm open for ever.
            await (await OpenAsync(stop)).BasicPublishAsync(Exchange, name, mandatory: true, properties, body, CancellationToken.None)
                .AsTask().WaitAsync(ConfirmTimeout, TimeProvider.System, stop);
            return true;
        }
        catch (Exception fault) when (fault is TimeoutException or OperationInterruptedException or BrokerUnreachableException or IOException
            or ObjectDisposedException || fault is PublishException { IsReturn: false })
        {
            return false;
        }
    }

    private async Task<IChannel> OpenAsync(CancellationToken stop)
    {
        await _connecting.WaitAsync(stop);
        try
        {
            if (_channel is { IsOpen: true })
                return _channel;
            await CloseAsync();
            _connection = await new ConnectionFactory { Uri = broker, AutomaticRecoveryEnabled = false }.CreateConnectionAsync(stop);
            return _channel = await _connection.CreateChannelAsync(
                new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), stop);
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

using System.Collections.Concurrent;
using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Sagas.Chaos.Evidence;
using Sagas.Chaos.Plan;
using Sagas.Tests.Support;

namespace Sagas.Chaos.World;

/// <summary>A publisher as it should be: it repeats a message until the broker has confirmed it, on a new connection when the old one has gone.</summary>
internal sealed class Publisher(Uri broker) : IAsyncDisposable
{
    private const string Exchange = "payments.events";

    private static readonly TimeSpan ConfirmTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly ConcurrentQueue<Sent> _confirmed = new();
    private readonly ConcurrentDictionary<string, bool> _payments = new(StringComparer.Ordinal);
    private readonly ConfirmedChannel _channel = new(broker);

    /// <summary>What the broker has confirmed, and so what must not be lost.</summary>
    public IReadOnlyList<Sent> Confirmed => [.. _confirmed];

    /// <summary>How many payments it has told of.</summary>
    public int Payments => _payments.Count;

    public async Task PublishAsync(PublishStep step, CancellationToken stop)
    {
        var properties = new BasicProperties { Persistent = true, ContentType = "application/json", MessageId = step.MessageId };
        var body = Encoding.UTF8.GetBytes(step.Body);
        while (!await TryAsync(step.Name, properties, body, stop))
            await Wait.PassAsync(Pause, stop);
        _payments.TryAdd(step.Payment.Id, true);
        _confirmed.Enqueue(new Sent(step.Payment.Id, step.Name, step.Identity) { Items = step.Items });
    }

    public ValueTask DisposeAsync() => _channel.DisposeAsync();

    private async Task<bool> TryAsync(string name, BasicProperties properties, byte[] body, CancellationToken stop)
    {
        try
        {
            // A broker that goes away may leave a confirm open for ever.
            await (await _channel.OpenAsync(stop)).BasicPublishAsync(Exchange, name, mandatory: true, properties, body, CancellationToken.None)
                .AsTask().WaitAsync(ConfirmTimeout, TimeProvider.System, stop);
            return true;
        }
        catch (Exception fault) when (fault is TimeoutException or OperationInterruptedException or BrokerUnreachableException or IOException
            or ObjectDisposedException || fault is PublishException { IsReturn: false })
        {
            return false;
        }
    }
}

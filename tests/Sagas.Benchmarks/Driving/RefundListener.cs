using System.Diagnostics;
using System.Reflection;
using MassTransit;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Sagas.Benchmarks.Servers;
using Sagas.Contracts;

namespace Sagas.Benchmarks.Driving;

/// <summary>
/// Counts what the outside world sees: a payment is done when its <see cref="PaymentRefunded"/> has been published. A repeated message counts
/// once.
/// </summary>
internal sealed class RefundListener : IAsyncDisposable
{
    private static readonly string Fact = typeof(PaymentRefunded).GetCustomAttribute<EntityNameAttribute>()!.EntityName;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly Lock _lock = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private TaskCompletionSource<long> _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _target = int.MaxValue;

    private RefundListener(IConnection connection, IChannel channel) => (_connection, _channel) = (connection, channel);

    public int Count
    {
        get
        {
            lock (_lock)
                return _seen.Count;
        }
    }

    public static async Task<RefundListener> StartAsync(string broker, CancellationToken cancellationToken)
    {
        var connection = await Broker.ConnectAsync(broker, cancellationToken);
        var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var listener = new RefundListener(connection, channel);
        await channel.ExchangeDeclareAsync(Fact, ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: cancellationToken);
        var queue = await channel.QueueDeclareAsync(cancellationToken: cancellationToken);
        await channel.QueueBindAsync(queue.QueueName, Fact, "", cancellationToken: cancellationToken);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += listener.HearAsync;
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer, cancellationToken);
        return listener;
    }

    /// <summary>Counts anew, up to <paramref name="target"/>.</summary>
    public void Expect(int target)
    {
        lock (_lock)
        {
            _seen.Clear();
            _target = target;
            _reached = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <returns>When the last one came, in ticks of the machine's monotonic clock.</returns>
    /// <exception cref="TimeoutException">For <paramref name="patience"/> no payment was done.</exception>
    public async Task<long> ReachedAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var (last, since) = (-1, Stopwatch.GetTimestamp());
        while (true)
        {
            try
            {
                return await _reached.Task.WaitAsync(LookEvery, cancellationToken);
            }
            catch (TimeoutException waited) when (Count == last && Stopwatch.GetElapsedTime(since) >= patience)
            {
                throw new TimeoutException($"{last} of {_target} payments were refunded, and for {patience} not one more.", waited);
            }
            catch (TimeoutException)
            {
                if (Count != last)
                    (last, since) = (Count, Stopwatch.GetTimestamp());
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private Task HearAsync(object sender, BasicDeliverEventArgs message)
    {
        lock (_lock)
        {
            _seen.Add(message.BasicProperties.MessageId ?? "");
            if (_seen.Count == _target)
                _reached.TrySetResult(Stopwatch.GetTimestamp());
        }

        return Task.CompletedTask;
    }
}

using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Sagas.Service.Durable;

namespace Sagas.Service.Queues;

/// <summary>Asks the broker how long its queues are, at most every few seconds however many pages are drawn, on a connection of its own.</summary>
internal sealed class BrokerQueues(
    RabbitMqAddress address, BrokerSockets sockets, QueueNames names, IOptions<RabbitMqOptions> options, TimeProvider time) : IQueueCounter, IAsyncDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _asking = new(1, 1);
    private IConnection? _connection;
    private QueueDepths? _last;
    private DateTimeOffset _lastAt;

    public async Task<QueueDepths> CountAsync(CancellationToken cancellationToken)
    {
        await _asking.WaitAsync(cancellationToken);
        try
        {
            if (_last is null || time.GetUtcNow() - _lastAt > Fresh)
            {
                _last = await AskAsync(cancellationToken);
                _lastAt = time.GetUtcNow();
            }

            return _last;
        }
        finally
        {
            _asking.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }

        _asking.Dispose();
    }

    private async Task<QueueDepths> AskAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var counted = await SumAsync(await ConnectAsync(either.Token), either.Token);
            return new QueueDepths(counted, "Queues as the broker counts them now.");
        }
        catch (Exception fault) when (IsAway(fault) && !cancellationToken.IsCancellationRequested)
        {
            return new QueueDepths([], "The broker does not say how long its queues are.");
        }
    }

    private async Task<IConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        if (_connection is { IsOpen: true })
        {
            return _connection;
        }

        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }

        return _connection = await address.Factory(options.Value, Patience, sockets).CreateConnectionAsync(cancellationToken);
    }

    private async Task<List<QueueDepth>> SumAsync(IConnection connection, CancellationToken cancellationToken)
    {
        var depths = new List<QueueDepth>();
        foreach (var kind in names.Kinds)
        {
            var sum = 0L;
            foreach (var queue in kind.Queues)
            {
                sum += await CountAsync(connection, queue, cancellationToken);
            }

            depths.Add(new QueueDepth(kind.Name, sum, kind.IsFailure));
        }

        return depths;
    }

    // A question about a queue that is not there closes its channel, so each has one of its own.
    private static async Task<long> CountAsync(IConnection connection, string queue, CancellationToken cancellationToken)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        try
        {
            return await channel.MessageCountAsync(queue, cancellationToken);
        }
        catch (OperationInterruptedException fault) when (fault.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return 0;
        }
    }

    private static bool IsAway(Exception fault) =>
        fault is RabbitMQClientException or OperationCanceledException or IOException or TimeoutException or ObjectDisposedException or System.Net.Sockets.SocketException;
}

using RabbitMQ.Client;
using Sagas.Benchmarks.Side;
using Sagas.Contracts;
using Sagas.Service.Durable;

namespace Sagas.Benchmarks.Servers;

/// <summary>The broker's queues between two measurements.</summary>
internal static class Broker
{
    private static IEnumerable<string> Queues =>
        new[] { WellKnownEndpoints.Saga, WellKnownEndpoints.Gateway(LoopbackGateway.Name) }
            .SelectMany(queue => new[] { queue, queue + "_error", queue + "_skipped" })
            .Append(QueueShape.DeadLetter);

    // The client cancels a call that the broker leaves unanswered for longer, and says no more than that a task was cancelled; its
    // 20 seconds are too few for deleting a large quorum queue on a machine whose every core is at work.
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromMinutes(2);

    public static Task<IConnection> ConnectAsync(string broker, CancellationToken cancellationToken) =>
        new ConnectionFactory { Uri = new Uri(broker), ContinuationTimeout = AnswersWithin }.CreateConnectionAsync(cancellationToken);

    /// <summary>Removes what a run before has left: a queue that has grown and shrunk is not a new one.</summary>
    public static async Task EmptyAsync(string broker, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(broker, cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        foreach (var name in Queues)
        {
            await channel.QueueDeleteAsync(name, ifUnused: false, ifEmpty: false, cancellationToken: cancellationToken);
            await channel.ExchangeDeleteAsync(name, cancellationToken: cancellationToken);
        }
    }

    /// <returns>Messages in the queues of failures.</returns>
    public static async Task<long> FailuresAsync(string broker, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(broker, cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var failures = 0L;
        foreach (var name in Queues.Where(queue => queue is not WellKnownEndpoints.Saga && !queue.EndsWith(LoopbackGateway.Name, StringComparison.Ordinal)))
            failures += (await channel.QueueDeclarePassiveAsync(name, cancellationToken)).MessageCount;
        return failures;
    }
}

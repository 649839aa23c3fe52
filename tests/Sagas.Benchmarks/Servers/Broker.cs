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

    /// <summary>Removes what a run before has left: a queue that has grown and shrunk is not a new one.</summary>
    public static async Task EmptyAsync(string broker, CancellationToken cancellationToken)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync(cancellationToken);
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
        await using var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var failures = 0L;
        foreach (var name in Queues.Where(queue => queue is not WellKnownEndpoints.Saga && !queue.EndsWith(LoopbackGateway.Name, StringComparison.Ordinal)))
            failures += (await channel.QueueDeclarePassiveAsync(name, cancellationToken)).MessageCount;
        return failures;
    }
}

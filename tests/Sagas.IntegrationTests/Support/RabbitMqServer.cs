using RabbitMQ.Client;
using Sagas.Contracts;
using Sagas.Service.Durable;
using Sagas.Service.Ingress;
using Sagas.Service.Ingress.RabbitMq;

namespace Sagas.IntegrationTests.Support;

/// <summary>The RabbitMQ of these tests. They share its one vhost, so the classes that use it run one after the other.</summary>
internal static class RabbitMqServer
{
    private const string Variable = "SAGAS_TEST_RABBITMQ";

    /// <summary>The gateway instance that these tests configure.</summary>
    public const string Gateway = "ibusiness";

    public static Uri Address => Uri.TryCreate(Environment.GetEnvironmentVariable(Variable), UriKind.Absolute, out var address)
        ? address
        : throw new InvalidOperationException(
            $"{Variable} is not set. Run infra/test.sh, which starts a private server; or: source infra/test/rabbitmq.sh && start_rabbitmq \"$(mktemp -d)\"; or set it to amqp://user:password@host:port/vhost of a server whose vhost these tests may empty.");

    /// <summary>Queues that carry messages of the saga and its gateways, with their failure queues.</summary>
    public static IReadOnlyList<string> WorkQueues { get; } = [WellKnownEndpoints.Saga, WellKnownEndpoints.SagaRequests, WellKnownEndpoints.Gateway(Gateway)];

    public static IEnumerable<string> FailureQueues => WorkQueues.SelectMany(queue => new[] { queue + "_error", queue + "_skipped" });

    /// <summary>Where the broker puts what could not be worked on, and the ingress what is no message.</summary>
    public static IEnumerable<string> DeadLetterQueues => [QueueShape.DeadLetter, IngressNames.DeadLetter];

    public static IEnumerable<string> IngressQueues => EventTypes.All.Select(IngressNames.QueueOf).Append(IngressNames.UnroutedQueue);

    private static IEnumerable<string> All => [.. WorkQueues, .. FailureQueues, .. IngressQueues, .. DeadLetterQueues];

    /// <param name="broker">Which server; the given one when absent, as below.</param>
    public static async Task<IConnection> ConnectAsync(Uri? broker = null) =>
        await new ConnectionFactory { Uri = broker ?? Address, AutomaticRecoveryEnabled = false }.CreateConnectionAsync(TestContext.Current.CancellationToken);

    /// <summary>Removes everything that a run before has left.</summary>
    public static async Task EmptyAsync(Uri? broker = null)
    {
        await using var connection = await ConnectAsync(broker);
        await using var channel = await connection.CreateChannelAsync();
        foreach (var name in All)
        {
            await channel.QueueDeleteAsync(name, ifUnused: false, ifEmpty: false);
            await channel.ExchangeDeleteAsync(name);
        }

        await channel.ExchangeDeleteAsync(IngressNames.Exchange);
        await channel.ExchangeDeleteAsync(IngressNames.Unrouted);
    }

    /// <summary>Messages that wait in a queue.</summary>
    public static async Task<uint> CountAsync(string queue, Uri? broker = null)
    {
        await using var connection = await ConnectAsync(broker);
        await using var channel = await connection.CreateChannelAsync();
        return (await channel.QueueDeclarePassiveAsync(queue)).MessageCount;
    }
}

using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Sagas.Chaos.Evidence;
using Sagas.Chaos.Plan;

namespace Sagas.Chaos.World;

/// <summary>The broker as a consumer of the service's facts sees it, and as an operator does.</summary>
internal static class Broker
{
    private const string Facts = "chaos-facts";

    private static readonly string[] FactNames =
        ["compensation-started", "compensation-needs-attention", "compensation-dismissed", "payment-cancelled", "payment-reversed", "payment-refunded"];

    private static readonly string[] MessageNames =
    [
        "payment-initiated", "payment-authorized", "payment-captured", "payment-expired", "payment-returned-elsewhere", "payment-disputed",
        "item-granted", "item-grant-failed", "notification-delivered", "notification-failed", "cancel-payment",
    ];

    /// <summary>A queue of one's own for every fact, before the first of them.</summary>
    public static async Task ListenAsync(Uri address, CancellationToken stop)
    {
        await using var connection = await ConnectAsync(address, stop);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: stop);
        await channel.QueueDeclareAsync(
            Facts, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?>(StringComparer.Ordinal) { ["x-queue-type"] = "quorum" }, cancellationToken: stop);
        foreach (var exchange in FactNames.Select(name => $"sagas.{name}"))
        {
            await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: stop);
            await channel.QueueBindAsync(Facts, exchange, "", cancellationToken: stop);
        }
    }

    /// <summary>Every fact that came out, as often as it did.</summary>
    public static async Task<IReadOnlyList<FactOut>> ReadFactsAsync(Uri address, CancellationToken stop)
    {
        await using var connection = await ConnectAsync(address, stop);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: stop);
        var facts = new List<FactOut>();
        while (await channel.BasicGetAsync(Facts, autoAck: true, stop) is { } message)
            facts.Add(Read(message));
        return facts;
    }

    /// <summary>What is left in every queue of the service. Unacknowledged messages count once their process has gone.</summary>
    public static async Task<IReadOnlyList<QueueDepth>> ReadQueuesAsync(Uri address, CancellationToken stop)
    {
        await using var connection = await ConnectAsync(address, stop);
        var depths = new List<QueueDepth>();
        foreach (var queue in Queues())
        {
            await using var channel = await connection.CreateChannelAsync(cancellationToken: stop);
            try
            {
                depths.Add(new QueueDepth(queue, (await channel.QueueDeclarePassiveAsync(queue, stop)).MessageCount));
            }
            catch (OperationInterruptedException fault) when (fault.ShutdownReason?.ReplyCode == 404)
            {
                // Made with its first message, and there was none.
            }
        }

        return depths;
    }

    private static IEnumerable<string> Queues()
    {
        string[] work = ["payment-saga", "payment-saga-requests", .. GatewayKinds.All.Select(kind => $"gateway-{kind.Instance}"), .. MessageNames.Select(name => $"ingress-{name}")];
        return [.. work.SelectMany(queue => new[] { queue, $"{queue}_error", $"{queue}_skipped" }), "ingress-unrouted", "ingress-dead-letter", "sagas-dead-letter"];
    }

    private static FactOut Read(BasicGetResult result)
    {
        using var envelope = JsonDocument.Parse(result.Body);
        var message = envelope.RootElement.GetProperty("message");
        return new FactOut(
            result.Exchange["sagas.".Length..],
            envelope.RootElement.GetProperty("messageId").GetString()!,
            message.GetProperty("paymentId").GetString()!,
            message.GetProperty("sequence").GetInt64())
        {
            Amount = message.TryGetProperty("amount", out var amount) ? amount.GetInt64() : 0,
            OperationId = message.TryGetProperty("operationId", out var operation) && operation.ValueKind == JsonValueKind.String ? operation.GetGuid() : null,
        };
    }

    private static async Task<IConnection> ConnectAsync(Uri address, CancellationToken stop) =>
        await new ConnectionFactory { Uri = address, AutomaticRecoveryEnabled = false }.CreateConnectionAsync(stop);
}

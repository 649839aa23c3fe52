using System.Text.Json;
using RabbitMQ.Client;
using Sagas.IntegrationTests.Support;

namespace Sagas.IntegrationTests.Upgrade.Rig;

/// <summary>Listens to the facts about the end of payments, as another service would.</summary>
internal sealed class FactEars : IAsyncDisposable
{
    private const string Queue = "facts-of-the-upgrade";

    private readonly IConnection _connection;
    private readonly IChannel _channel;

    private FactEars(IConnection connection, IChannel channel) => (_connection, _channel) = (connection, channel);

    public static async Task<FactEars> ListenAsync()
    {
        var connection = await RabbitMqServer.ConnectAsync();
        var channel = await connection.CreateChannelAsync();
        await channel.QueueDeclareAsync(Queue, durable: false, exclusive: true, autoDelete: true);
        foreach (var fact in new[] { "sagas.payment-cancelled", "sagas.payment-reversed", "sagas.payment-refunded" })
        {
            // As the integration page tells a consumer: the exchange is not there before its first fact.
            await channel.ExchangeDeclareAsync(fact, ExchangeType.Fanout, durable: true, autoDelete: false);
            await channel.QueueBindAsync(Queue, fact, "");
        }

        return new FactEars(connection, channel);
    }

    /// <summary>The ids of the messages that told the end of each payment; a message that came twice has one id.</summary>
    public async Task<ILookup<string, string>> HeardAsync()
    {
        var heard = new HashSet<(string Payment, string Id)>();
        while (await _channel.BasicGetAsync(Queue, autoAck: true) is { } message)
        {
            using var envelope = JsonDocument.Parse(message.Body);
            heard.Add((
                envelope.RootElement.GetProperty("message").GetProperty("paymentId").GetString()!,
                envelope.RootElement.GetProperty("messageId").GetString()!));
        }

        return heard.ToLookup(fact => fact.Payment, fact => fact.Id, StringComparer.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}

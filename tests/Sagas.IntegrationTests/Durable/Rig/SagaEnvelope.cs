using System.Text;
using RabbitMQ.Client;
using Sagas.Contracts;
using Sagas.IntegrationTests.Support;

namespace Sagas.IntegrationTests.Durable.Rig;

/// <summary>Messages straight to the saga's queue, as the bus wraps them. About a payment that nobody knows they fail.</summary>
internal static class SagaEnvelope
{
    /// <returns>The message's id.</returns>
    public static async Task<Guid> RetryAsync(string paymentId, string by)
    {
        var id = Guid.CreateVersion7();
        var properties = new BasicProperties { MessageId = id.ToString(), ContentType = "application/vnd.masstransit+json" };
        var body = Encoding.UTF8.GetBytes(
            $$$"""{"messageId":"{{{id}}}","messageType":["urn:message:sagas:retry-compensation"],"message":{"teamSlug":"{{{DurableRig.Team}}}","paymentId":"{{{paymentId}}}","operator":"{{{by}}}","reason":"x"}}""");
        await using var connection = await RabbitMqServer.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.BasicPublishAsync("", WellKnownEndpoints.Saga, mandatory: true, properties, body);
        return id;
    }
}

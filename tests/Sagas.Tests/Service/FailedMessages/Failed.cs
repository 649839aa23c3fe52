using System.Text;
using RabbitMQ.Client;
using Sagas.Tests.Support;

namespace Sagas.Tests.Service.FailedMessages;

/// <summary>Messages as they lie in the queues for failed ones.</summary>
internal static class Failed
{
    public const string Exception = "System.InvalidOperationException";

    public static (IReadOnlyBasicProperties Properties, byte[] Body) Captured(
        string paymentId, string? exception = Exception, string words = "it broke", DateTimeOffset? at = null, string more = "")
    {
        var id = Guid.CreateVersion7();
        var headers = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["publisher"] = "shop"u8.ToArray(),
            ["x-delivery-count"] = 3L,
            ["MT-Host-MachineName"] = "m1"u8.ToArray(),
        };
        if (exception is not null)
        {
            headers["MT-Reason"] = "fault"u8.ToArray();
            headers["MT-Fault-ExceptionType"] = Encoding.UTF8.GetBytes(exception);
            headers["MT-Fault-Message"] = Encoding.UTF8.GetBytes(words);
            headers["MT-Fault-Timestamp"] = Encoding.UTF8.GetBytes((at ?? new ManualClock().GetUtcNow()).ToString("O"));
        }

        var body = $$"""
            {"messageId":"{{id}}","conversationId":"{{id}}","messageType":["urn:message:sagas:payment-captured"],
             "message":{"teamSlug":"demo","paymentId":"{{paymentId}}","orderId":"o","gateway":"bank","gatewayPaymentId":"1","amount":150000,"currency":"RUB"{{more}}} }
            """;
        return (
            new BasicProperties { MessageId = id.ToString(), ContentType = "application/vnd.masstransit+json", Headers = headers, UserId = "shop" },
            Encoding.UTF8.GetBytes(body));
    }

    public static (IReadOnlyBasicProperties Properties, byte[] Body) Plain(string body, string name = "item-grant-failed", string why = "reason: is required") => (
        new BasicProperties
        {
            MessageId = "p-1",
            ContentType = "application/json",
            Headers = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["x-sagas-name"] = Encoding.UTF8.GetBytes(name),
                ["x-sagas-reason"] = Encoding.UTF8.GetBytes(why),
            },
        },
        Encoding.UTF8.GetBytes(body));
}

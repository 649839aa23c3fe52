using Sagas.Gateways;

namespace Sagas.Service.Webhooks;

/// <summary>A request as an adapter reads it.</summary>
internal static class WebhookRequests
{
    public static WebhookRequest ToWebhook(this HttpRequest request, byte[] body, DateTimeOffset receivedAt) => new()
    {
        Method = HttpMethod.Parse(request.Method),
        Query = request.Query
            .SelectMany(pair => pair.Value.OfType<string>(), (pair, value) => (pair.Key, Value: value))
            .ToLookup(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
        Headers = request.Headers
            .SelectMany(pair => pair.Value.OfType<string>(), (pair, value) => (pair.Key, Value: value))
            .ToLookup(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase),
        ContentType = request.ContentType?.Split(';', 2)[0].Trim().ToLowerInvariant() ?? "",
        Body = body,
        ReceivedAt = receivedAt,
    };
}

using System.Text.Json.Nodes;

namespace Sagas.Service.Ingress;

/// <summary>A body of each event that has what it must have, for those who read the API's description.</summary>
internal static class EventExamples
{
    private static readonly JsonObject Values = new()
    {
        ["teamSlug"] = "demo",
        ["paymentId"] = "1001",
        ["orderId"] = "order-1001",
        ["gateway"] = "ibusiness",
        ["gatewayPaymentId"] = "1001",
        ["amount"] = 150_000,
        ["currency"] = "RUB",
        ["reference"] = "back-office-17",
        ["reason"] = "out of stock",
    };

    /// <exception cref="InvalidOperationException">A field that the event must have has no value here.</exception>
    public static JsonObject Of(EventType type)
    {
        var body = new JsonObject();
        foreach (var field in type.Body.Fields.Where(field => field.Required || type.Body.OneOf is [var first, ..] && field.Name == first))
        {
            body[field.Name] = Values[field.Name]?.DeepClone() ?? throw new InvalidOperationException($"{type.Name} needs {field.Name}, which has no example.");
        }

        return body;
    }
}

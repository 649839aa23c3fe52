using System.Globalization;
using System.Text.Json.Nodes;

namespace Sagas.Service.Demo;

/// <summary>Writes down the steps of one payment.</summary>
internal sealed class DemoStory(DemoOptions options, Random random, TimeProvider time, string paymentId, string gatewayPaymentId, long amount)
{
    private const string Currency = "RUB";
    private readonly List<DemoStep> _steps = [];
    private TimeSpan _elapsed;

    public IReadOnlyList<DemoStep> Steps => _steps;

    public long Amount => amount;

    /// <summary>Makes the payment known at the gateway, as the payer's side would have done.</summary>
    public DemoStory AtGateway(string status) => Add($"/simulators/{options.Gateway}/payments", null, new JsonObject
    {
        ["paymentId"] = gatewayPaymentId,
        ["orderId"] = $"order-{paymentId}",
        ["amount"] = amount,
        ["currency"] = Currency,
        ["status"] = status,
    });

    /// <summary>The payer or the acquirer moves the payment at the gateway.</summary>
    public DemoStory GatewayMoves(string status) =>
        Add($"/simulators/{options.Gateway}/payments/{gatewayPaymentId}/status", null, new JsonObject { ["status"] = status });

    public DemoStory Fact(string name, params ReadOnlySpan<(string Item, long Amount)> items)
    {
        var body = Keys();
        body["orderId"] = $"order-{paymentId}";
        body["gateway"] = options.Gateway;
        body["gatewayPaymentId"] = gatewayPaymentId;
        body["amount"] = amount;
        body["currency"] = Currency;
        AddItems(body, items);
        return Event(name, body);
    }

    public DemoStory Step(string name, string? reason = null, params ReadOnlySpan<(string Item, long Amount)> items)
    {
        var body = Keys();
        body["attempts"] = random.Next(1, 5);
        if (reason is not null)
        {
            body["reason"] = reason;
        }

        AddItems(body, items);
        return Event(name, body);
    }

    public DemoStory Cancel(string reason)
    {
        var body = Keys();
        body["reason"] = reason;
        body["externalRequestId"] = $"{paymentId}-cancel";
        return Event("cancel-payment", body);
    }

    /// <summary>Every event so far once more: a publisher that is not sure repeats itself.</summary>
    public DemoStory Again()
    {
        foreach (var step in _steps.Where(step => step.MessageId is not null).ToArray())
        {
            _steps.Add(step with { Pause = Pause(), Body = (JsonObject)step.Body.DeepClone() });
        }

        return this;
    }

    /// <summary>The last two steps change places: order is not given.</summary>
    public DemoStory Swapped()
    {
        (_steps[^1], _steps[^2]) = (_steps[^2], _steps[^1]);
        return this;
    }

    private static void AddItems(JsonObject body, ReadOnlySpan<(string Item, long Amount)> items)
    {
        if (items.Length > 0)
        {
            var list = new JsonArray();
            foreach (var (item, price) in items)
            {
                list.Add((JsonNode)new JsonObject { ["itemId"] = item, ["amount"] = price });
            }

            body["items"] = list;
        }
    }

    private DemoStory Event(string name, JsonObject body)
    {
        var id = _steps.Count.ToString(CultureInfo.InvariantCulture);
        return Add($"/events/{name}", id, body);
    }

    // The publisher's clock: when the step will be reached.
    private JsonObject Keys() => new()
    {
        ["teamSlug"] = options.TeamSlug,
        ["paymentId"] = paymentId,
        ["occurredAt"] = time.GetUtcNow() + _elapsed,
    };

    private DemoStory Add(string path, string? messageId, JsonObject body)
    {
        var pause = _steps.Count == 0 ? TimeSpan.Zero : Pause();
        _elapsed += pause;
        _steps.Add(new DemoStep(pause, path, body, messageId));
        return this;
    }

    private TimeSpan Pause() => options.MaxPause * random.NextDouble();
}

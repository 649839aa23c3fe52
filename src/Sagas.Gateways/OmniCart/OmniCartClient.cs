using System.Text.Json;

namespace Sagas.Gateways.OmniCart;

/// <summary>The calls of the interface.</summary>
internal sealed class OmniCartClient(OmniCartOptions options, GatewayHttpClient http)
{
    private readonly Dictionary<string, string> _headers = new(StringComparer.Ordinal) { ["Api-Access-Token"] = options.ApiAccessToken };

    /// <summary>Reads the cart, or only its items with (or without) an enabled timer.</summary>
    public Task<OmniCartReply> StatusAsync(string cartId, bool? timerEnabled, CancellationToken cancellationToken)
    {
        var filter = timerEnabled is { } enabled ? $"?timerEnabled={(enabled ? "true" : "false")}" : "";
        var address = options.Address($"status/{Uri.EscapeDataString(cartId)}{filter}");
        return SendAsync(GatewayCall.Asking(HttpMethod.Get, address), cancellationToken);
    }

    /// <summary>Makes the one call of a plan.</summary>
    public Task<OmniCartReply> MoveAsync(GatewayOperation operation, string cartId, OmniCartPlan plan, CancellationToken cancellationToken)
    {
        var method = plan.Call == OmniCartPlan.Modify ? HttpMethod.Patch : HttpMethod.Post;
        var call = GatewayCall.Moving(operation, method, options.Address(plan.Call)) with { Body = OmniCartRequest.Of(cartId, plan) };
        return SendAsync(call, cancellationToken);
    }

    private async Task<OmniCartReply> SendAsync(GatewayCall call, CancellationToken cancellationToken) =>
        await http.SendAsync(call with { Headers = _headers }, cancellationToken) switch
        {
            HttpReply.Json json => new OmniCartReply.Answer(json.Status, OmniCartCodes.Read(json.Body), MessageOf(json.Body), DataOf(json.Body)),
            HttpReply.NotSent unsent => new OmniCartReply.NotSent(unsent.Message, unsent.RetryAfter),
            HttpReply.Lost lost => new OmniCartReply.Lost(lost.Message),
            _ => new OmniCartReply.Lost("No reply."),
        };

    private string? MessageOf(JsonElement body) =>
        body.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String
            ? ForeignText.Clean(message.GetString(), ForeignText.LongestMessage, options.ApiAccessToken)
            : null;

    private static JsonElement DataOf(JsonElement body) => body.TryGetProperty("data", out var data) ? data : default;
}

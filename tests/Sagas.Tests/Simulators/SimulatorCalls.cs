using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Sagas.Tests.Simulators;

/// <summary>What a shop and a tester say to the simulators.</summary>
internal static class SimulatorCalls
{
    public static async Task AnnounceAsync(this SimulatorHost host, string paymentId, string status = "CONFIRMED", long amount = 150_000, string? orderId = null)
    {
        var body = new JsonObject { ["paymentId"] = paymentId, ["amount"] = amount, ["currency"] = "RUB", ["status"] = status };
        if (orderId is not null)
            body["orderId"] = orderId;
        var answer = await host.SendAsync("ibusiness/payments", body);
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
    }

    /// <summary>Makes a payment known with whatever fields its kind wants.</summary>
    public static async Task AnnounceAtAsync(this SimulatorHost host, string gateway, string json)
    {
        var answer = await host.SendAsync($"{gateway}/payments", json);
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
    }

    public static async Task MoveAsync(this SimulatorHost host, string gateway, string paymentId, string json)
    {
        var answer = await host.SendAsync($"{gateway}/payments/{paymentId}/status", json);
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
    }

    public static async Task ArmAsync(this SimulatorHost host, string json, string gateway = "ibusiness")
    {
        var answer = await host.SendAsync($"{gateway}/faults", json);
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
    }

    public static Task<Answer> CancelAsync(this SimulatorHost host, string paymentId, string? key = null, CancellationToken cancellationToken = default) =>
        host.SendAsync("ibusiness/cancel", Signed(CancelBody(paymentId, key)), cancellationToken);

    public static JsonObject CancelBody(string paymentId, string? key = null)
    {
        var body = new JsonObject { ["TeamSlug"] = "demo-shop", ["PaymentId"] = paymentId };
        if (key is not null)
            body["ExternalRequestId"] = key;
        return body;
    }

    /// <summary>Signs as the specification says, on its own: the simulator's code has no part in it.</summary>
    public static JsonObject Signed(JsonObject body, string password = "demo-password")
    {
        var pairs = body
            .Where(pair => pair.Value is JsonValue)
            .Select(pair => (pair.Key, Value: pair.Value!.GetValueKind() == System.Text.Json.JsonValueKind.String
                ? pair.Value.GetValue<string>()
                : pair.Value.ToJsonString()))
            .Append((Key: "Password", Value: password))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal);
        var text = string.Concat(pairs.Select(pair => pair.Value));
        body["Token"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return body;
    }

    public static Task<Answer> SendAsync(this SimulatorHost host, string path, JsonObject body, CancellationToken cancellationToken = default) =>
        host.SendAsync(path, body.ToJsonString(), cancellationToken);

    public static async Task<Answer> SendAsync(this SimulatorHost host, string path, string body, CancellationToken cancellationToken = default)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await host.Client.PostAsync(new Uri(path, UriKind.Relative), content, cancellationToken);
        return await Answer.OfAsync(response);
    }

    public static async Task<Answer> SendAsync(this SimulatorHost host, HttpRequestMessage request)
    {
        using var response = await host.Client.SendAsync(request);
        return await Answer.OfAsync(response);
    }

    public static async Task<Answer> GetAsync(this SimulatorHost host, string path)
    {
        using var response = await host.Client.GetAsync(new Uri(path, UriKind.Relative));
        return await Answer.OfAsync(response);
    }

    public static async Task<JsonArray> LedgerAsync(this SimulatorHost host, string query = "") =>
        (await host.GetAsync("ledger" + query)).Json.AsArray();

    public static async Task<string> StatusAsync(this SimulatorHost host, string paymentId) =>
        (await host.GetAsync($"ibusiness/payments/{paymentId}")).Json["status"]!.GetValue<string>();
}

/// <summary>A response, read to its end.</summary>
internal sealed record Answer(HttpStatusCode Status, string? ContentType, string Text)
{
    private Dictionary<string, string> Headers { get; init; } = [];

    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;

    public string? Code => Json["ErrorCode"]?.GetValue<string>();

    public bool Succeeded => Json["Success"]!.GetValue<bool>();

    public static async Task<Answer> OfAsync(HttpResponseMessage response) =>
        new(response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync())
        {
            Headers = response.Headers.ToDictionary(pair => pair.Key, pair => string.Join(", ", pair.Value), StringComparer.OrdinalIgnoreCase),
        };

    /// <summary>A refusal that names exactly this field, and says so in words as well.</summary>
    public void ShouldRefuse(string field)
    {
        Status.ShouldBe(HttpStatusCode.BadRequest, Text);
        ContentType.ShouldBe("application/problem+json");
        Json["errors"]!.AsObject().Select(pair => pair.Key).ShouldBe([field], Text);
        Json["detail"]!.GetValue<string>().ShouldStartWith(field);
    }
}

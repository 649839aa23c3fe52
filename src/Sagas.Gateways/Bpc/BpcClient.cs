using System.Text.Json;

namespace Sagas.Gateways.Bpc;

/// <summary>Calls the gateway and sorts its answers into objects, refusals and silence.</summary>
internal sealed class BpcClient(BpcOptions options, GatewayHttpClient http)
{
    private readonly Dictionary<string, string> _headers = new(StringComparer.Ordinal)
    {
        ["X-Api-Key"] = options.ApiKey,
        ["X-Version"] = options.Version,
        ["Accept"] = "application/json",
    };

    public Task<BpcAnswer> GetAsync(Uri address, CancellationToken cancellationToken) =>
        SendAsync(GatewayCall.Asking(HttpMethod.Get, address) with { Headers = _headers, MayBeList = true }, cancellationToken);

    /// <summary>A POST that changes something; the gateway's own methods for cancelling have no body.</summary>
    public Task<BpcAnswer> PostAsync(GatewayOperation operation, Uri address, ReadOnlyMemory<byte>? body, CancellationToken cancellationToken) =>
        SendAsync(GatewayCall.Moving(operation, HttpMethod.Post, address) with { Headers = _headers, Body = body }, cancellationToken);

    private async Task<BpcAnswer> SendAsync(GatewayCall call, CancellationToken cancellationToken) =>
        await http.SendAsync(call, cancellationToken) switch
        {
            HttpReply.Json { Status: >= System.Net.HttpStatusCode.OK and < System.Net.HttpStatusCode.Ambiguous } json => new BpcAnswer.Found(json.Body),
            HttpReply.Json json => Refused(json),
            HttpReply.NotSent unsent => new BpcAnswer.NotSent(unsent.Message, unsent.RetryAfter),
            HttpReply.Lost lost => new BpcAnswer.Lost(lost.Message),
            _ => new BpcAnswer.Lost("No reply."),
        };

    // The shape of errors is not published: these three are what clients of the gateway were seen to read.
    private BpcAnswer.Refused Refused(HttpReply.Json reply)
    {
        var body = reply.Body.ValueKind == JsonValueKind.Object ? reply.Body : default;
        var first = BpcJson.Field(body, "errors") is { ValueKind: JsonValueKind.Array } errors && errors.GetArrayLength() > 0 ? errors[0] : default;
        var error = BpcJson.Field(body, "error") is { ValueKind: JsonValueKind.Object } nested ? nested : body;
        var message = BpcJson.Text(body, "message") ?? BpcJson.Text(body, "error") ?? BpcJson.Text(error, "message")
            ?? BpcJson.Text(first, "message") ?? (first.ValueKind == JsonValueKind.String ? first.GetString() : null);
        var code = BpcJson.Text(error, "code") ?? BpcJson.Text(first, "code") ?? $"HTTP {(int)reply.Status}";
        return new BpcAnswer.Refused(
            reply.Status, ForeignText.Clean(code, ForeignText.LongestCode, options.ApiKey), ForeignText.Clean(message, ForeignText.LongestMessage, options.ApiKey));
    }
}

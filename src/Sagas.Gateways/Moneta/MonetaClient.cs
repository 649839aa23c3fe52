using System.Text.Json;

namespace Sagas.Gateways.Moneta;

/// <summary>Calls the one address of the gateway and opens its envelopes.</summary>
internal sealed class MonetaClient(MonetaOptions options, GatewayHttpClient http)
{
    public MonetaEnvelope Envelope { get; } = new(options);

    public Task<MonetaAnswer> AskAsync(string request, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        SendAsync(request, GatewayCall.Asking(HttpMethod.Post, options.Address) with { Body = body }, cancellationToken);

    public Task<MonetaAnswer> MoveAsync(
        GatewayOperation operation, string request, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        SendAsync(request, GatewayCall.Moving(operation, HttpMethod.Post, options.Address) with { Body = body }, cancellationToken);

    private async Task<MonetaAnswer> SendAsync(string request, GatewayCall call, CancellationToken cancellationToken) =>
        await http.SendAsync(call, cancellationToken) switch
        {
            HttpReply.Json json => Open(request, json),
            HttpReply.NotSent unsent => new MonetaAnswer.NotSent(unsent.Message, unsent.RetryAfter),
            HttpReply.Lost lost => new MonetaAnswer.Lost(lost.Message),
            _ => new MonetaAnswer.Lost("No reply."),
        };

    private MonetaAnswer Open(string request, HttpReply.Json reply)
    {
        var status = (int)reply.Status;
        var body = MonetaJson.Field(reply.Body, "Envelope") is { } envelope ? MonetaJson.Field(envelope, "Body") : null;
        if (body is not { } content)
            return new MonetaAnswer.Lost($"HTTP {status} without an envelope.");
        if ((MonetaJson.Field(content, "fault") ?? MonetaJson.Field(content, "Fault")) is { } fault)
            return new MonetaAnswer.Refused(FaultOf(fault));

        return status < 300 && MonetaJson.Field(content, $"{request}Response") is { } response
            ? new MonetaAnswer.Response(response)
            : new MonetaAnswer.Lost($"HTTP {status} without {request}Response.");
    }

    private MonetaFault FaultOf(JsonElement fault)
    {
        var code = MonetaJson.Field(fault, "detail") is { } detail ? MonetaJson.Text(detail, "faultDetail") : null;
        var kind = MonetaJson.Text(fault, "faultcode") ?? "";
        return new MonetaFault(
            Clean(code, ForeignText.LongestCode),
            Clean(MonetaJson.Text(fault, "faultstring"), ForeignText.LongestMessage),
            kind[(kind.LastIndexOf(':') + 1)..] is "Client" or "Sender");
    }

    // A validation fault may quote what was sent.
    private string? Clean(string? text, int longest) =>
        ForeignText.Clean(text, longest, options.Password, options.PaymentPassword, options.IntegrityCode);
}

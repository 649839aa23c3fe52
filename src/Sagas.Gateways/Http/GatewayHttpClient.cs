using System.Net;
using System.Text.Json;
using System.Threading.RateLimiting;

namespace Sagas.Gateways;

/// <summary>Calls one gateway within its rate and circuit and says what is certain about each call.</summary>
public sealed class GatewayHttpClient
{
    // A name twice in one object is a body that two readers understand differently.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly IHttpClientFactory _clients;
    private readonly string _client;
    private readonly GatewayOptions _options;
    private readonly GatewayCircuit _circuit;
    private readonly RateLimiter _rate;
    private readonly TimeProvider _time;

    internal GatewayHttpClient(
        IHttpClientFactory clients, string client, GatewayOptions options, GatewayCircuit circuit, RateLimiter rate, TimeProvider time)
    {
        _clients = clients;
        _client = client;
        _options = options;
        _circuit = circuit;
        _rate = rate;
        _time = time;
    }

    /// <summary>Sends the call once. Throws only when <paramref name="cancellationToken"/> is cancelled.</summary>
    public async Task<HttpReply> SendAsync(GatewayCall call, CancellationToken cancellationToken)
    {
        if (call.Fence?.TakePermit() is not true)
        {
            using var lease = await _rate.AcquireAsync(1, cancellationToken);
            if (!lease.IsAcquired)
                return new HttpReply.NotSent("More calls wait for this gateway than its rate allows.");
        }

        return await _circuit.CallAsync(token => new ValueTask<HttpReply>(SendOnceAsync(call, token)), cancellationToken);
    }

    private async Task<HttpReply> SendOnceAsync(GatewayCall call, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_options.Timeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        // Also an empty body is one: only a body can be held back at the last moment.
        using var content = call.MovesMoney || call.Body is not null
            ? new WriteOnceContent(call.Body ?? ReadOnlyMemory<byte>.Empty, call.MediaType, call.Fence)
            : null;
        using var request = new HttpRequestMessage(call.Method, call.Address) { Content = content };
        foreach (var (name, value) in call.Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        try
        {
            using var client = _clients.CreateClient(_client);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, both.Token);
            return await ReadAsync(call, response, both.Token);
        }
        catch (HttpRequestException exception)
        {
            return Failed(content, $"{exception.HttpRequestError}");
        }
        catch (IOException)
        {
            return Failed(content, "the connection broke");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(content, "no answer in time");
        }
    }

    private async Task<HttpReply> ReadAsync(GatewayCall call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
            return new HttpReply.NotSent("The gateway asks for fewer calls (429).", RetryAfter(response));
        if (status >= 500)
            return new HttpReply.Lost($"HTTP {status}.") { InfrastructureFailed = true };
        try
        {
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            if (body.Length == 0 && call.MayBeEmpty)
                return new HttpReply.Empty(response.StatusCode);
            using var document = JsonDocument.Parse(body, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object || (document.RootElement.ValueKind == JsonValueKind.Array && call.MayBeList)
                ? new HttpReply.Json(response.StatusCode, document.RootElement.Clone())
                : new HttpReply.Lost($"HTTP {status} with JSON of another shape than expected.");
        }
        catch (JsonException)
        {
            return new HttpReply.Lost($"HTTP {status} with a body that is not JSON.");
        }
    }

    private static HttpReply Failed(WriteOnceContent? content, string how) => content switch
    {
        { Stopped: true } => new HttpReply.NotSent("The call was not on its way in time; nothing left this process."),
        { Written: false } => new HttpReply.NotSent($"The gateway could not be reached: {how}.") { InfrastructureFailed = true },
        null => new HttpReply.Lost($"The question was not answered: {how}.") { InfrastructureFailed = true },
        _ => new HttpReply.Lost($"The call was sent and its answer lost: {how}.") { InfrastructureFailed = true },
    };

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? header?.Date - _time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : null;
    }
}

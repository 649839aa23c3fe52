using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Sagas.Tests.Service.Telemetry;

/// <summary>Takes what is exported over OTLP and HTTP, and keeps it as text: names and values stand in the bytes as they are.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OtlpReceiver(WebApplication app) => _app = app;

    public ConcurrentQueue<(string Path, string Body)> Received { get; } = new();

    public string Address => _app.Urls.First();

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new OtlpReceiver(builder.Build());
        receiver._app.MapPost("/{**path}", receiver.TakeAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    public IReadOnlyList<SentSpan> Spans =>
        [.. Received.Where(request => request.Path == "/v1/traces").SelectMany(request => SentSpan.Read(request.Body))];

    public bool Has(string path, string text) =>
        Received.Any(request => request.Path == path && request.Body.Contains(text, StringComparison.Ordinal));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        Received.Enqueue((context.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
    }
}

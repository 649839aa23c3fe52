using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Sagas.Tests.Gateways;

/// <summary>A real server that answers as the test says.</summary>
internal sealed class TinyServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TinyServer(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            Requests.Enqueue((context.Request.Path, await reader.ReadToEndAsync(context.RequestAborted)));
            await answer(context);
        });
    }

    public ConcurrentQueue<(string Path, string Body)> Requests { get; } = new();

    public string Address => _app.Urls.Single();

    public static async Task<TinyServer> StartAsync(RequestDelegate answer)
    {
        var server = new TinyServer(answer);
        await server._app.StartAsync();
        return server;
    }

    public static RequestDelegate Json(string body, int status = 200) => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body);
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

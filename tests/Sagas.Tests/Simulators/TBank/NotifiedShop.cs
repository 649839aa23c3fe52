using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Sagas.Tests.Simulators.TBank;

/// <summary>A shop that is told of its payments, on a real port; it answers what it is told to and keeps what it got.</summary>
internal sealed class NotifiedShop : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _answers = new();

    private NotifiedShop(WebApplication app) => _app = app;

    public ConcurrentQueue<(string Method, string Query, string Body)> Got { get; } = new();

    public string Url => $"{_app.Urls.Single()}/notify";

    /// <param name="answers">Bodies of the first answers; later ones are <c>OK</c>.</param>
    public static async Task<NotifiedShop> StartAsync(params string[] answers)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var shop = new NotifiedShop(app);
        foreach (var answer in answers)
            shop._answers.Enqueue(answer);
        app.Run(shop.TakeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return shop;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        Got.Enqueue((http.Request.Method, http.Request.QueryString.Value ?? "", body));
        await http.Response.WriteAsync(_answers.TryDequeue(out var answer) ? answer : "OK", http.RequestAborted);
    }
}

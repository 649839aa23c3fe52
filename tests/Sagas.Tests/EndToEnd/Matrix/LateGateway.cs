using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Sagas.Simulators;

namespace Sagas.Tests.EndToEnd.Matrix;

/// <summary>A BPC gateway that comes back at a port where nobody listened before.</summary>
internal sealed class LateGateway(WebApplication app, HttpClient client) : IAsyncDisposable
{
    private int _knowsItsPayments;

    public static async Task<LateGateway> OpenAsync(int port, string name, IEnumerable<string> payments)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Configuration[$"Simulators:{name}:Kind"] = "Bpc";
        builder.Configuration[$"Simulators:{name}:ApiKeys:0"] = "key";
        builder.Configuration[$"Simulators:{name}:WebhookSecret"] = "secret";
        builder.Services.AddSimulators(builder.Configuration);
        var gateway = new LateGateway(builder.Build(), new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/simulators/") });
        await gateway.StartAsync(name, payments);
        return gateway;
    }

    public async Task<int> RefundsAsync(string paymentId) =>
        (await client.GetStringAsync(new Uri($"ledger?payment={paymentId}", UriKind.Relative))).Split("\"refund\"").Length - 1;

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    private async Task StartAsync(string name, IEnumerable<string> payments)
    {
        // It listens before it is told of its payments, and must not call them unknown meanwhile.
        app.Use(async (context, following) =>
        {
            if (Volatile.Read(ref _knowsItsPayments) == 0 && context.Request.Path.StartsWithSegments($"/simulators/{name}/api2", StringComparison.Ordinal))
                context.Abort();
            else
                await following(context);
        });
        app.MapSimulators();
        await app.StartAsync(TestContext.Current.CancellationToken);
        foreach (var payment in payments)
        {
            using var body = new StringContent($$"""{"paymentId":"{{payment}}","amount":150000,"currency":"RUB","status":"CONFIRMED"}""");
            using var known = await client.PostAsync(new Uri($"{name}/payments", UriKind.Relative), body);
            known.EnsureSuccessStatusCode();
        }

        Volatile.Write(ref _knowsItsPayments, 1);
    }
}

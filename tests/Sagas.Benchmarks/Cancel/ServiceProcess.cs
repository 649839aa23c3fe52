using System.Text;
using System.Text.Json;
using Sagas.Benchmarks.Driving;

namespace Sagas.Benchmarks.Cancel;

/// <summary>The service in embedded mode: everything in memory, the gateway simulated over the loopback interface.</summary>
internal sealed class ServiceProcess(ServiceProgram service) : IAsyncDisposable
{
    private const string Json = "application/json";

    private static readonly (string Key, string Value)[] Settings =
    [
        ("Compensation:Limits:Count", "10000000"),
        ("Gateways:ibusiness:RequestsPerSecond", "10000"), ("Gateways:ibusiness:MaxConcurrency", "64"),
        ("Cancel:TeamRequestsPerSecond", "100000"), ("Cancel:TeamBurst", "100000"), ("Cancel:AddressRequestsPerSecond", "100000"), ("Cancel:AddressBurst", "100000"),
    ];

    public static async Task<ServiceProcess> StartAsync(CancellationToken cancellationToken) => new(await ServiceProgram.StartAsync(Settings, cancellationToken));

    /// <summary>A payment that the gateway knows and the shop has told as captured.</summary>
    public async Task TakePaymentAsync(string payment, CancellationToken cancellationToken)
    {
        await PostAsync("/simulators/ibusiness/payments", $$"""{"paymentId":"{{payment}}","amount":150000,"currency":"RUB","status":"CONFIRMED"}""", cancellationToken);
        await PostAsync(
            "/events/payment-captured",
            $$"""{"teamSlug":"demo","paymentId":"{{payment}}","orderId":"o","gateway":"ibusiness","gatewayPaymentId":"{{payment}}","amount":150000,"currency":"RUB"}""",
            cancellationToken);
    }

    public Task UntilConfirmedAsync(string payment, CancellationToken cancellationToken) =>
        service.UntilAsync($"/api/payments/demo/{payment}", text => text.Contains("\"CONFIRMED\"", StringComparison.Ordinal), cancellationToken);

    /// <returns>The error code.</returns>
    public async Task<string?> CancelAsync(string body, CancellationToken cancellationToken)
    {
        using var content = new StringContent(body, Encoding.UTF8, Json);
        using var response = await service.Client.PostAsync(new Uri("/cancel", UriKind.Relative), content, cancellationToken);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        return answer.RootElement.GetProperty("ErrorCode").GetString();
    }

    public ValueTask DisposeAsync() => service.DisposeAsync();

    private async Task PostAsync(string path, string body, CancellationToken cancellationToken)
    {
        using var content = new StringContent(body, Encoding.UTF8, Json);
        using var response = await service.Client.PostAsync(new Uri(path, UriKind.Relative), content, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}

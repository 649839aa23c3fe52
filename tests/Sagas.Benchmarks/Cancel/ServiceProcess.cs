using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Sagas.Benchmarks.Cancel;

/// <summary>The service in embedded mode as a process of its own: everything in memory, the gateway simulated over the loopback interface.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private const string Json = "application/json";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly Process _process;
    private readonly HttpClient _client;

    private ServiceProcess(Process process, Uri address)
    {
        _process = process;
        _client = new HttpClient { BaseAddress = address };
    }

    public static async Task<ServiceProcess> StartAsync(CancellationToken cancellationToken)
    {
        var address = new UriBuilder(Uri.UriSchemeHttp, IPAddress.Loopback.ToString(), FreePort()).Uri;
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(Service.Api.Accepted202).Assembly.Location);
        foreach (var setting in Settings(address))
            start.ArgumentList.Add("--" + setting);
        var service = new ServiceProcess(Process.Start(start) ?? throw new InvalidOperationException("The service did not start."), address);
        service._process.BeginOutputReadLine();
        await service.UntilAsync("/health/ready", text => text.Contains("\"ok\"", StringComparison.Ordinal), cancellationToken);
        return service;
    }

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
        UntilAsync($"/api/payments/demo/{payment}", text => text.Contains("\"CONFIRMED\"", StringComparison.Ordinal), cancellationToken);

    /// <returns>The error code.</returns>
    public async Task<string?> CancelAsync(string body, CancellationToken cancellationToken)
    {
        using var content = new StringContent(body, Encoding.UTF8, Json);
        using var response = await _client.PostAsync(new Uri("/cancel", UriKind.Relative), content, cancellationToken);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        return answer.RootElement.GetProperty("ErrorCode").GetString();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private static IEnumerable<string> Settings(Uri address) =>
    [
        $"urls={address}", "Logging:LogLevel:Default=Warning", "Compensation:Limits:Count=10000000",
        "Gateways:ibusiness:RequestsPerSecond=10000", "Gateways:ibusiness:MaxConcurrency=64",
        "Cancel:TeamRequestsPerSecond=100000", "Cancel:TeamBurst=100000", "Cancel:AddressRequestsPerSecond=100000", "Cancel:AddressBurst=100000",
    ];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task PostAsync(string path, string body, CancellationToken cancellationToken)
    {
        using var content = new StringContent(body, Encoding.UTF8, Json);
        using var response = await _client.PostAsync(new Uri(path, UriKind.Relative), content, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    private async Task UntilAsync(string path, Func<string, bool> isSo, CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                using var response = await _client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
                if (isSo(await response.Content.ReadAsStringAsync(cancellationToken)))
                    return;
            }
            catch (HttpRequestException) when (Stopwatch.GetElapsedTime(since) < Patience)
            {
                // It does not listen yet.
            }

            if (Stopwatch.GetElapsedTime(since) > Patience)
                throw new TimeoutException($"{path} was not as expected within {Patience}.");
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }
}

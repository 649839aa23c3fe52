using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Identity;

namespace Sagas.Benchmarks.Pages;

/// <summary>The service on its database and broker as a process of its own, and somebody who has signed in to its pages.</summary>
internal sealed class SignedInService : IAsyncDisposable
{
    private const string Name = "bench";
    private const string Password = "correct horse battery";
    private const string ProofMark = "name=\"proof\" value=\"";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Process _process;
    private readonly HttpClient _client;

    private SignedInService(Process process, Uri address)
    {
        _process = process;
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = address };
    }

    public static async Task<SignedInService> StartAsync(string database, string broker, CancellationToken cancellationToken)
    {
        var address = new UriBuilder(Uri.UriSchemeHttp, IPAddress.Loopback.ToString(), FreePort()).Uri;
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(Service.Api.Accepted202).Assembly.Location);
        foreach (var (key, value) in Settings(address, database, broker))
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        var service = new SignedInService(Process.Start(start) ?? throw new InvalidOperationException("The service did not start."), address);
        service._process.BeginOutputReadLine();
        await service.ReadyAsync(cancellationToken);
        await service.SignInAsync(cancellationToken);
        return service;
    }

    /// <returns>Milliseconds until the last byte of the page.</returns>
    public async Task<double> TimeAsync(string path, CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        using var response = await _client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
        var page = await response.Content.ReadAsStringAsync(cancellationToken);
        var took = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
        return response.StatusCode == HttpStatusCode.OK && page.EndsWith("</html>", StringComparison.Ordinal)
            ? took
            : throw new InvalidOperationException($"{path} answered {(int)response.StatusCode}: {page}");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private static IEnumerable<(string Key, string Value)> Settings(Uri address, string database, string broker) =>
    [
        ("urls", address.ToString()),
        ("Logging:LogLevel:Default", "Warning"),
        ("ConnectionStrings:Postgres", database),
        ("ConnectionStrings:RabbitMq", broker),
        ("Http:AllowPlainHttp", "true"),
        ("Operators:0:Name", Name),
        ("Operators:0:PasswordHash", new PasswordHasher<object>().HashPassword(new(), Password)),
        ("Operators:0:Role", "Approver"),
    ];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task ReadyAsync(CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                using var response = await _client.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellationToken);
                if (response.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException) when (Stopwatch.GetElapsedTime(since) < Patience)
            {
                // It does not listen yet.
            }

            if (Stopwatch.GetElapsedTime(since) > Patience)
                throw new TimeoutException($"The service was not ready within {Patience}.");
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    private async Task SignInAsync(CancellationToken cancellationToken)
    {
        var address = new Uri("/sign-in", UriKind.Relative);
        var page = await _client.GetStringAsync(address, cancellationToken);
        var proof = page.Split(ProofMark)[1].Split('"')[0];
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["proof"] = proof, ["name"] = Name, ["password"] = Password });
        using var response = await _client.PostAsync(address, form, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Redirect)
            throw new InvalidOperationException($"Nobody could sign in: {(int)response.StatusCode}.");
    }
}

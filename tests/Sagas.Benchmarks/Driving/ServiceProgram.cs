using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Sagas.Tests.Support;

namespace Sagas.Benchmarks.Driving;

/// <summary>The service as a process of its own, on a free port of the loopback interface.</summary>
internal sealed class ServiceProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly Process _process;

    private ServiceProgram(Process process, HttpClient client) => (_process, Client) = (process, client);

    /// <summary>Asks it; follows no redirect, and keeps what it is told to (a sign-in).</summary>
    public HttpClient Client { get; }

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="settings">Beside its address and quiet logs; the environment keeps secrets out of the list of processes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ServiceProgram> StartAsync(IEnumerable<(string Key, string Value)> settings, CancellationToken cancellationToken)
    {
        var address = new UriBuilder(Uri.UriSchemeHttp, IPAddress.Loopback.ToString(), FreePort()).Uri;
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(Service.Api.Accepted202).Assembly.Location);
        foreach (var (key, value) in settings.Concat([("urls", address.ToString()), ("Logging:LogLevel:Default", "Warning")]))
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        var service = new ServiceProgram(Process.Start(start) ?? throw new InvalidOperationException("The service did not start."), client);
        service._process.BeginOutputReadLine();
        await service.UntilAsync("/health/ready", text => text.Contains("\"ok\"", StringComparison.Ordinal), cancellationToken);
        return service;
    }

    /// <summary>Waits until a page or answer is as expected.</summary>
    public Task UntilAsync(string path, Func<string, bool> isSo, CancellationToken cancellationToken) =>
        Wait.UntilAsync(() => ReadAsync(path, cancellationToken), isSo, seen => $"{path}: {seen}", Pause, Patience, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await Client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
            return await response.Content.ReadAsStringAsync(cancellationToken);
        }
        catch (HttpRequestException fault)
        {
            // It does not listen yet.
            return fault.Message;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

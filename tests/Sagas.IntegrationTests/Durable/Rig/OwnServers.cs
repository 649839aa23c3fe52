using System.Diagnostics;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Durable.Rig;

/// <summary>PostgreSQL and RabbitMQ of one test's own, which it may stop; the shared ones would go away under other tests.</summary>
internal sealed class OwnServers : IAsyncDisposable
{
    private const string Ready = "ready ";

    // Installing a server may be part of it.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process _script;

    private OwnServers(Process script) => _script = script;

    public string Postgres { get; private set; } = "";

    public Uri Broker { get; private set; } = null!;

    public static async Task<OwnServers> StartAsync()
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(Repository.Root, "infra", "test", "servers.sh"));
        var servers = new OwnServers(Process.Start(start) ?? throw new InvalidOperationException("bash did not start."));
        var addresses = (await servers.HearAsync(Ready))[Ready.Length..].Split('\t');
        servers.Postgres = addresses[0];
        servers.Broker = new Uri(addresses[1]);
        return servers;
    }

    /// <summary>Takes a server away as an administrator would.</summary>
    public Task HaltAsync(string server) => TellAsync($"halt {server}");

    public Task ResumeAsync(string server) => TellAsync($"resume {server}");

    public async ValueTask DisposeAsync()
    {
        // The script stops its servers when there is nothing more to do.
        _script.StandardInput.Close();
        using var limit = new CancellationTokenSource(Patience);
        await _script.WaitForExitAsync(limit.Token);
        _script.Dispose();
    }

    private async Task TellAsync(string order)
    {
        await _script.StandardInput.WriteLineAsync(order);
        await _script.StandardInput.FlushAsync();
        await HearAsync("done");
    }

    private async Task<string> HearAsync(string begin)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (await _script.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith(begin, StringComparison.Ordinal))
                return line;
        }

        throw new InvalidOperationException("infra/test/servers.sh has ended; what it says about the cause stands in the error output of this run.");
    }
}

using System.Diagnostics;

namespace Sagas.Chaos.World;

/// <summary>PostgreSQL and RabbitMQ of this run alone, by the script of the tests; they end with it.</summary>
internal sealed class Servers : IAsyncDisposable
{
    private const string Ready = "ready ";
    private const string Disk = "disk";

    // Installing a server may be part of it.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process _script;

    private Servers(Process script) => _script = script;

    public string Postgres { get; private set; } = "";

    public Uri Broker { get; private set; } = null!;

    /// <summary>PostgreSQL's data lie on a small file system of their own, which can be filled.</summary>
    public bool HasSmallDisk { get; private set; }

    /// <param name="script">The path of <c>infra/test/servers.sh</c>.</param>
    /// <param name="disk">How large the database's file system is to be, as <c>mount</c> takes it.</param>
    public static async Task<Servers> StartAsync(string script, string disk)
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(script);
        start.Environment["SAGAS_TEST_POSTGRES_DISK"] = disk;
        var servers = new Servers(Process.Start(start) ?? throw new InvalidOperationException("bash did not start."));
        var words = (await servers.HearAsync(Ready))[Ready.Length..].Split('\t');
        servers.Postgres = words[0];
        servers.Broker = new Uri(words[1]);
        servers.HasSmallDisk = words is [_, _, Disk];
        return servers;
    }

    /// <summary>Orders of the script, such as <c>halt postgres</c>.</summary>
    public async Task TellAsync(string order)
    {
        await _script.StandardInput.WriteLineAsync(order);
        await _script.StandardInput.FlushAsync();
        await HearAsync("done");
    }

    public async ValueTask DisposeAsync()
    {
        // The script stops its servers when there is nothing more to do.
        _script.StandardInput.Close();
        using var limit = new CancellationTokenSource(Patience);
        await _script.WaitForExitAsync(limit.Token);
        _script.Dispose();
    }

    private async Task<string> HearAsync(string begin)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (await _script.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith(begin, StringComparison.Ordinal))
                return line;
        }

        throw new InvalidOperationException("infra/test/servers.sh has ended; what it says about the cause stands above.");
    }
}

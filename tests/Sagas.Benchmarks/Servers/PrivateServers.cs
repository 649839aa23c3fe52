using System.Diagnostics;

namespace Sagas.Benchmarks.Servers;

/// <summary>The servers that the environment names; what it does not name is started by the scripts of <c>infra/test</c> and stopped at the end.</summary>
internal sealed class PrivateServers : IAsyncDisposable
{
    public const string PostgresVariable = "SAGAS_TEST_POSTGRES";
    public const string BrokerVariable = "SAGAS_TEST_RABBITMQ";

    // What a production server has, as infra/performance.md tells; the shipped 128 MB of buffers and 1 GB of log are made for a laptop.
    private const string Settings = "shared_buffers=1GB max_wal_size=4GB checkpoint_timeout=15min wal_compression=lz4";

    // The shell keeps the servers until its input ends, so they go also when this process is killed.
    private const string Script =
        $$"""
        set -u
        work=$(mktemp -d)
        . infra/test/postgres.sh
        . infra/test/rabbitmq.sh
        end() { trap '' EXIT; stop_rabbitmq; stop_postgres; rm -rf "$work"; }
        trap end EXIT
        trap '' INT
        start_postgres "$work" {{Settings}} >&2 && start_rabbitmq "$work" >&2 || exit 1
        echo "$SAGAS_TEST_POSTGRES"
        echo "$SAGAS_TEST_RABBITMQ"
        read -r _
        """;

    private readonly Process? _shell;

    private PrivateServers(string postgres, string broker, Process? shell) => (Postgres, Broker, _shell) = (postgres, broker, shell);

    public string Postgres { get; }

    public string Broker { get; }

    public static async Task<PrivateServers> StartAsync(CancellationToken cancellationToken)
    {
        var (postgres, broker) = (Environment.GetEnvironmentVariable(PostgresVariable), Environment.GetEnvironmentVariable(BrokerVariable));
        if (!string.IsNullOrEmpty(postgres) && !string.IsNullOrEmpty(broker))
            return new PrivateServers(postgres, broker, null);

        var start = new ProcessStartInfo("bash") { WorkingDirectory = RepositoryRoot(), RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(Script);
        var shell = Process.Start(start) ?? throw new InvalidOperationException("bash did not start.");
        postgres = await shell.StandardOutput.ReadLineAsync(cancellationToken);
        broker = await shell.StandardOutput.ReadLineAsync(cancellationToken);
        return postgres is not null && broker is not null
            ? new PrivateServers(postgres, broker, shell)
            : throw new InvalidOperationException($"No servers: see above, or set {PostgresVariable} and {BrokerVariable}.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_shell is null)
            return;
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    private static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Sagas.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"The repository's root is not above {AppContext.BaseDirectory}; set {PostgresVariable} and {BrokerVariable}.");
    }
}

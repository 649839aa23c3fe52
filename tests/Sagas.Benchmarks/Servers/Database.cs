using Npgsql;

namespace Sagas.Benchmarks.Servers;

/// <summary>A database of one measurement's own, dropped at the end unless it is to be kept. Its figures are read from another one, so that reading does not count.</summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly string _server;

    private readonly bool _isKept;

    private Database(string server, string name, bool isKept)
    {
        (_server, _isKept) = (server, isKept);
        Name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    public string Name { get; }

    public string ConnectionString { get; }

    public static async Task<Database> CreateAsync(string server, CancellationToken cancellationToken)
    {
        var name = $"sagas_bench_{Guid.CreateVersion7():N}";
        await ExecuteAsync(server, $"create database {name}", cancellationToken);
        return new Database(server, name, isKept: false);
    }

    /// <summary>A database that is made when it does not exist, and stays: what takes long to fill is filled once.</summary>
    public static async Task<Database> KeepAsync(string server, string name, CancellationToken cancellationToken)
    {
        if (!IsPlain(name))
            throw new UsageException($"A database's name is made of small letters, digits and underscores, not '{name}'.");
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand("select exists (select from pg_database where datname = $1)");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        if (await command.ExecuteScalarAsync(cancellationToken) is false)
            await ExecuteAsync(server, $"create database {name}", cancellationToken);
        return new Database(server, name, isKept: true);
    }

    /// <summary>Makes the next measurement pay for nothing that was written before it.</summary>
    public static Task CheckpointAsync(string server, CancellationToken cancellationToken) => ExecuteAsync(server, "checkpoint", cancellationToken);

    /// <returns>Transactions of this database so far, and bytes of WAL of the whole server.</returns>
    public async Task<(long Transactions, long WalBytes)> FiguresAsync(CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(_server);
        await using var command = source.CreateCommand(
            "select (select xact_commit from pg_stat_database where datname = $1), (pg_current_wal_lsn() - '0/0'::pg_lsn)::bigint");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Name });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    /// <summary>Runs a statement in it, however long it takes.</summary>
    public Task RunAsync(string sql, CancellationToken cancellationToken) => ExecuteAsync(ConnectionString, sql, cancellationToken);

    public async Task<long> CountAsync(string sql, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isKept)
            await ExecuteAsync(_server, $"drop database if exists {Name} with (force)", CancellationToken.None);
    }

    private static bool IsPlain(string name) => name.Length is > 0 and < 64 && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_');

    private static async Task ExecuteAsync(string connectionString, string sql, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = 0 });
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

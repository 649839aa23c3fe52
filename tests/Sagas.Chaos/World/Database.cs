using System.Reflection;
using Npgsql;
using Sagas.Chaos.Evidence;
using Sagas.Chaos.Report;

namespace Sagas.Chaos.World;

/// <summary>The service's database as an auditor reads it; past every proxy.</summary>
internal sealed class Database(string server) : IAsyncDisposable
{
    private const string Name = "chaos";

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server) { Database = Name }.ConnectionString);

    public string Host { get; } = new NpgsqlConnectionStringBuilder(server).Host!;

    public int Port { get; } = new NpgsqlConnectionStringBuilder(server).Port;

    /// <summary>As the service reaches it, through a proxy.</summary>
    public string Through(int port) => new NpgsqlConnectionStringBuilder(server) { Database = Name, Host = "127.0.0.1", Port = port, Timeout = 5 }.ConnectionString;

    public async Task CreateAsync(CancellationToken stop)
    {
        await using var admin = NpgsqlDataSource.Create(server);
        // A small disk holds little of what is only kept for a faster recovery.
        foreach (var sql in new[] { "alter system set max_wal_size = '96MB'", "alter system set min_wal_size = '32MB'", "select pg_reload_conf()", $"create database {Name}" })
        {
            await using var command = admin.CreateCommand(sql);
            await command.ExecuteNonQueryAsync(stop);
        }
    }

    /// <returns><c>null</c> when the server does not say.</returns>
    public async Task<Standings?> StandingsAsync(CancellationToken stop)
    {
        try
        {
            return (await ReadAsync(
                "standings",
                row => new Standings(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)),
                stop)).Single();
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException)
        {
            return null;
        }
    }

    public async Task<long> OutboxAsync(CancellationToken stop) => (await ReadAsync("outbox", row => row.GetInt64(0), stop)).Single();

    public Task<List<PaymentRow>> PaymentsAsync(CancellationToken stop) => ReadAsync(
        "payments",
        row => new PaymentRow(row.GetGuid(0), row.GetString(1), row.GetInt64(2), row.GetString(3), Text(row, 4))
        {
            Why = Text(row, 5),
            CapturedAmount = row.IsDBNull(6) ? null : row.GetInt64(6),
            ReturnedAmount = row.GetInt64(7),
            Operations = row.GetString(9),
            TookToEnd = row.IsDBNull(8) ? null : row.GetTimeSpan(8),
        },
        stop);

    public Task<List<HistoryRow>> HistoryAsync(CancellationToken stop) => ReadAsync(
        "history", row => new HistoryRow(row.GetGuid(0), row.GetInt64(1), row.GetString(2), row.GetGuid(3), row.GetString(4), row.GetString(5)), stop);

    public Task<List<AttemptRow>> AttemptsAsync(CancellationToken stop) => ReadAsync(
        "attempts", row => new AttemptRow(row.GetGuid(0), row.GetGuid(1), row.GetInt32(2), row.GetString(3), row.GetInt64(4), Text(row, 5)), stop);

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<List<T>> ReadAsync<T>(string statement, Func<NpgsqlDataReader, T> read, CancellationToken stop)
    {
        var values = new List<T>();
        await using var command = _source.CreateCommand(SqlOf(statement));
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop))
            values.Add(read(rows));
        return values;
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static string SqlOf(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{name}.sql") ?? throw new InvalidOperationException($"{name}.sql is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

using Npgsql;

namespace Sagas.IntegrationTests.Durable.Rig;

/// <summary>A database of one test's own.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly NpgsqlConnectionStringBuilder _direct;
    private readonly string? _server;

    private TestDatabase(string connectionString, string? server)
    {
        _direct = new NpgsqlConnectionStringBuilder(connectionString);
        _server = server;
    }

    public string Host => _direct.Host!;

    public int Port => _direct.Port;

    public string Password => _direct.Password!;

    /// <summary>The database as programs of PostgreSQL are told of it.</summary>
    public string Url => $"postgresql://{_direct.Username}:{Uri.EscapeDataString(Password)}@{Host}:{Port}/{_direct.Database}";

    public static async Task<TestDatabase> CreateAsync(string? server = null) => new(await PostgresServer.CreateDatabaseAsync(server), server);

    /// <summary>The database as the service reaches it, through a proxy.</summary>
    public string Through(int port) =>
        new NpgsqlConnectionStringBuilder(_direct.ConnectionString) { Host = "127.0.0.1", Port = port, Timeout = 5 }.ConnectionString;

    public async Task<long> CountAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_direct.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>The first column, as text.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(string sql)
    {
        var values = new List<string>();
        await using var connection = new NpgsqlConnection(_direct.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            values.Add(reader.GetString(0));
        return values;
    }

    public Task ExecuteAsync(string sql) => PostgresServer.ExecuteAsync(_direct.ConnectionString, sql);

    public async ValueTask DisposeAsync() => await PostgresServer.DropDatabaseAsync(_direct.ConnectionString, _server);
}

using Npgsql;

namespace Sagas.IntegrationTests.Durable.Rig;

/// <summary>A database of one test's own.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private const string Variable = "SAGAS_TEST_POSTGRES";

    private readonly NpgsqlConnectionStringBuilder _server;

    private TestDatabase(NpgsqlConnectionStringBuilder server, string name)
    {
        _server = server;
        Name = name;
    }

    public string Name { get; }

    public string Host => _server.Host!;

    public int Port => _server.Port;

    public static async Task<TestDatabase> CreateAsync()
    {
        var given = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrWhiteSpace(given))
            throw new InvalidOperationException($"{Variable} is not set. Run infra/test.sh, which starts a private server; or: source infra/test/postgres.sh && start_postgres \"$(mktemp -d)\"; or set it to the connection string of a role that may create databases.");

        var database = new TestDatabase(new NpgsqlConnectionStringBuilder(given) { Pooling = false }, $"sagas_durable_{Guid.CreateVersion7():n}");
        await RunAsync(database._server.ConnectionString, $"create database {database.Name}");
        return database;
    }

    /// <summary>The database as the service reaches it, through a proxy.</summary>
    public string Through(int port) =>
        new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Host = "127.0.0.1", Port = port, Database = Name, Pooling = true, Timeout = 5 }.ConnectionString;

    public async Task<long> CountAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Direct());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync() => await RunAsync(_server.ConnectionString, $"drop database {Name} with (force)");

    private string Direct() => new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Database = Name }.ConnectionString;

    private static async Task RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

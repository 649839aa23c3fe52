using Npgsql;

namespace Sagas.IntegrationTests;

/// <summary>The PostgreSQL server that the tests are given.</summary>
internal static class PostgresServer
{
    public const string Variable = "SAGAS_TEST_POSTGRES";

    /// <summary>The connection string of a role that may create databases and roles.</summary>
    public static string ConnectionString => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
        ? given
        : throw new InvalidOperationException(
            $"These tests need a PostgreSQL server. Run infra/test.sh, which starts a private one, or set {Variable} to a connection string "
            + "such as 'Host=localhost;Username=postgres;Password=…', whose role may create databases and roles.");

    /// <summary>A database of its own, dropped at the end.</summary>
    public static async Task<string> CreateDatabaseAsync()
    {
        var name = $"sagas_test_{Guid.CreateVersion7():N}";
        await ExecuteAsync(ConnectionString, $"create database {name}");
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ConnectionString;
    }

    public static Task DropDatabaseAsync(string connectionString) =>
        ExecuteAsync(ConnectionString, $"drop database if exists {new NpgsqlConnectionStringBuilder(connectionString).Database} with (force)");

    public static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}

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
    /// <param name="server">On which server; the given one when absent.</param>
    public static async Task<string> CreateDatabaseAsync(string? server = null)
    {
        server ??= ConnectionString;
        var name = $"sagas_test_{Guid.CreateVersion7():N}";
        await ExecuteAsync(server, $"create database {name}");
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    public static Task DropDatabaseAsync(string connectionString, string? server = null) =>
        ExecuteAsync(server ?? ConnectionString, $"drop database if exists {new NpgsqlConnectionStringBuilder(connectionString).Database} with (force)");

    public static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The number of rows of what follows <c>select count(*) from</c>.</summary>
    public static async Task<long> CountAsync(string connectionString, string from)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand($"select count(*) from {from}");
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using Sagas.IntegrationTests.Durable.Rig;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Upgrade.Rig;

/// <summary>A database as the previous release has left it in the middle of its work: <c>Frozen/schema.sql</c> and <c>Frozen/rows.json</c>.</summary>
internal static class FrozenDatabase
{
    private const string Folder = "tests/Sagas.IntegrationTests/Upgrade/Frozen";

    public static string SchemaFile => Path.Combine(Repository.Root, Folder, "schema.sql");

    public static string RowsFile => Path.Combine(Repository.Root, Folder, "rows.json");

    /// <summary>Every table's rows, by the table's name.</summary>
    public static JsonObject Rows => JsonNode.Parse(File.ReadAllText(RowsFile))!.AsObject();

    /// <summary>Makes the database so.</summary>
    public static async Task RestoreAsync(TestDatabase database)
    {
        await database.ExecuteAsync(await File.ReadAllTextAsync(SchemaFile));
        await using var source = NpgsqlDataSource.Create(database.Through(database.Port));
        foreach (var (table, rows) in Rows)
        {
            await using var command = source.CreateCommand($"insert into sagas.{table} select * from jsonb_populate_recordset(null::sagas.{table}, $1::jsonb)");
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = rows!.ToJsonString() });
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The rows of a table now, in an order that does not change.</summary>
    public static async Task<JsonArray> ReadAsync(TestDatabase database, string table) =>
        [.. (await database.ReadAsync($"select to_jsonb(t)::text from sagas.{table} t order by 1")).Select(row => JsonNode.Parse(row))];

    /// <summary>Writes down what a database holds, a row a line.</summary>
    public static async Task FreezeAsync(TestDatabase database)
    {
        var lines = new List<string>();
        foreach (var table in await database.ReadAsync(
            "select relname::text from pg_class where relnamespace = 'sagas'::regnamespace and relkind in ('r', 'p') and not relispartition order by 1"))
        {
            var rows = (await ReadAsync(database, table)).Select(row => row!.ToJsonString());
            lines.Add($"{JsonSerializer.Serialize(table)}: [\n{string.Join(",\n", rows)}\n]");
        }

        await File.WriteAllTextAsync(RowsFile, $"{{\n{string.Join(",\n", lines)}\n}}\n");
    }
}

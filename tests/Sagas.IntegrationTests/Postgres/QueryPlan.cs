using System.Text.Json;
using Npgsql;

namespace Sagas.IntegrationTests.Postgres;

/// <summary>What the server did for a statement.</summary>
internal sealed class QueryPlan
{
    private readonly List<Scan> _scans = [];

    private QueryPlan(JsonElement root) => Collect(root);

    /// <summary>Names of the indexes that were used.</summary>
    public IEnumerable<string> Indexes => _scans.Where(scan => scan.Index is not null).Select(scan => scan.Index!).Distinct(StringComparer.Ordinal);

    /// <summary>Tables that were read from one end to the other.</summary>
    public IEnumerable<string> ReadWhole => _scans.Where(scan => scan.IsWhole).Select(scan => scan.Table).Distinct(StringComparer.Ordinal);

    /// <summary>The most rows that one step had to look at, the ones that it threw away with them.</summary>
    public double MostRows => _scans.Count == 0 ? 0 : _scans.Max(scan => scan.Rows);

    public static async Task<QueryPlan> OfAsync(NpgsqlDataSource database, string sql, IEnumerable<NpgsqlParameter> parameters)
    {
        await using var connection = await database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        // As on the disks that databases have now; the default is for those that turn.
        await using var disk = new NpgsqlCommand("set random_page_cost = 1.1", connection);
        await disk.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand($"explain (analyze, format json) {sql}", connection);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        using var document = JsonDocument.Parse((string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!);
        return new QueryPlan(document.RootElement[0].GetProperty("Plan"));
    }

    public override string ToString() => string.Join("; ", _scans);

    private void Collect(JsonElement node)
    {
        var kind = node.GetProperty("Node Type").GetString()!;
        if (kind.EndsWith("Scan", StringComparison.Ordinal) && (node.TryGetProperty("Relation Name", out _) || node.TryGetProperty("Index Name", out _)))
        {
            var rows = (Number(node, "Actual Rows") + Number(node, "Rows Removed by Filter") + Number(node, "Rows Removed by Index Recheck")) * Number(node, "Actual Loops");
            _scans.Add(new Scan(kind, Text(node, "Relation Name") ?? "", Text(node, "Index Name"), rows));
        }

        if (node.TryGetProperty("Plans", out var parts))
        {
            foreach (var part in parts.EnumerateArray())
                Collect(part);
        }
    }

    private static double Number(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? value.GetDouble() : 0;

    private static string? Text(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? value.GetString() : null;

    private sealed record Scan(string Kind, string Table, string? Index, double Rows)
    {
        // A table without rows has no better way.
        public bool IsWhole => Kind is "Seq Scan" or "Parallel Seq Scan" && Rows > 0;
    }
}

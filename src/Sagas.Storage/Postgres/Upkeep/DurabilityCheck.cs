namespace Sagas.Storage;

/// <summary>Whether the server keeps what it has acknowledged; without that no promise of this service holds.</summary>
internal sealed class DurabilityCheck(PostgresSources sources)
{
    private static readonly string ReadSql = SqlText.Read("read_durability");

    /// <returns>What is wrong and why it matters, or <c>null</c>.</returns>
    public async Task<string?> LookAsync(CancellationToken cancellationToken)
    {
        // The engine's own connections: a role or a connection string may set synchronous_commit for them.
        await using var command = sources.Hot.CreateCommand(ReadSql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return Judge(reader.GetString(0), reader.GetString(1), reader.GetString(2));
    }

    internal static string? Judge(string fsync, string fullPageWrites, string synchronousCommit)
    {
        string?[] wrong =
        [
            Off(fsync) ? "fsync is off: a crash of the server can lose or corrupt everything" : null,
            Off(fullPageWrites) ? "full_page_writes is off: a crash of the server can leave torn pages" : null,
            Off(synchronousCommit) ? "synchronous_commit is off: a crash of the server forgets commits that were acknowledged" : null,
        ];
        var told = wrong.OfType<string>().ToArray();
        return told.Length == 0 ? null : $"PostgreSQL is not durable: {string.Join("; ", told)}. Turn it on.";
    }

    private static bool Off(string setting) => string.Equals(setting, "off", StringComparison.Ordinal);
}

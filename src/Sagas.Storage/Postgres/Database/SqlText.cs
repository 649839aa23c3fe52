namespace Sagas.Storage;

/// <summary>The statements of this assembly: <c>.sql</c> files, with lists of columns filled in where they name them.</summary>
internal static class SqlText
{
    public static string Read(string name)
    {
        using var stream = typeof(SqlText).Assembly.GetManifestResourceStream($"Sagas.Storage.Sql.{name}.sql")
            ?? throw new InvalidOperationException($"The statement {name}.sql is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static string Read(string name, params ReadOnlySpan<(string Place, string Text)> filled)
    {
        var sql = Read(name);
        foreach (var (place, text) in filled)
            sql = sql.Replace($"{{{place}}}", text, StringComparison.Ordinal);
        return sql;
    }
}

using Npgsql;
using NpgsqlTypes;

namespace Sagas.Storage;

/// <summary>
/// The columns that travel as arrays, one parameter per column however many rows. Names, parameters and values come from this
/// one list, so that they cannot drift apart.
/// </summary>
internal sealed class ColumnSet<TRow>
{
    private readonly List<(string Name, string Type, Func<IReadOnlyList<TRow>, NpgsqlParameter> Fill)> _columns = [];

    public string Names => string.Join(", ", _columns.Select(column => column.Name));

    public int Count => _columns.Count;

    /// <summary>Such as <c>$4::uuid[], $5::text[]</c>.</summary>
    public string Parameters(int first) => string.Join(", ", _columns.Select((column, i) => $"${first + i}::{column.Type}[]"));

    public ColumnSet<TRow> Add<T>(string name, NpgsqlDbType type, Func<TRow, T> read)
    {
        _columns.Add((name, SqlNameOf(type), rows => Gather(rows, type, read)));
        return this;
    }

    public void Fill(NpgsqlParameterCollection parameters, IReadOnlyList<TRow> rows)
    {
        foreach (var column in _columns)
            parameters.Add(column.Fill(rows));
    }

    private static NpgsqlParameter<T[]> Gather<T>(IReadOnlyList<TRow> rows, NpgsqlDbType type, Func<TRow, T> read)
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = read(rows[i]);
        return new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };
    }

    private static string SqlNameOf(NpgsqlDbType type) => type switch
    {
        NpgsqlDbType.TimestampTz => "timestamptz",
        _ => type.ToString().ToLowerInvariant(),
    };
}

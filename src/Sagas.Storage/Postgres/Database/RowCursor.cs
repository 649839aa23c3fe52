using System.Text.Json;
using Npgsql;

namespace Sagas.Storage;

/// <summary>Reads the columns of a row one after the other, in the order of their <see cref="ColumnSet{TRow}"/>.</summary>
internal struct RowCursor(NpgsqlDataReader reader, int first)
{
    private int _next = first;

    public Guid Id() => reader.GetGuid(_next++);

    public Guid? IdOrNull() => IsNull() ? null : Id();

    public string Text() => reader.GetString(_next++);

    public string? TextOrNull() => IsNull() ? null : Text();

    public Uri? UriOrNull() => IsNull() ? null : new Uri(Text());

    public int Integer() => reader.GetInt32(_next++);

    public long Long() => reader.GetInt64(_next++);

    public long? LongOrNull() => IsNull() ? null : Long();

    public bool Flag() => reader.GetBoolean(_next++);

    public DateTimeOffset Time() => reader.GetFieldValue<DateTimeOffset>(_next++);

    public DateTimeOffset? TimeOrNull() => IsNull() ? null : Time();

    public TEnum? WordOrNull<TEnum>()
        where TEnum : struct, Enum =>
        IsNull() ? null : StoredWords<TEnum>.Read(Text());

    public T Json<T>()
        where T : class =>
        JsonSerializer.Deserialize<T>(reader.GetFieldValue<byte[]>(_next++), SagaJson.Options)
        ?? throw new JsonException("A structured column is never null.");

    public T? JsonOrNull<T>()
        where T : class =>
        IsNull() ? null : Json<T>();

    public byte[] Bytes() => reader.GetFieldValue<byte[]>(_next++);

    public void Skip() => _next++;

    private bool IsNull()
    {
        if (!reader.IsDBNull(_next))
            return false;
        _next++;
        return true;
    }
}

using Npgsql;
using NpgsqlTypes;

namespace Sagas.Storage;

/// <summary>Values for a statement's parameters, in the order in which it numbers them. What may be <c>null</c> names its type: the server cannot guess it.</summary>
internal static class SqlValue
{
    public static NpgsqlParameter Id(Guid value) => new NpgsqlParameter<Guid> { TypedValue = value };

    public static NpgsqlParameter Id(Guid? value) => new NpgsqlParameter<Guid?> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Uuid };

    public static NpgsqlParameter Ids(IEnumerable<Guid>? values) =>
        new NpgsqlParameter<Guid[]?> { TypedValue = values?.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid };

    public static NpgsqlParameter Text(string? value) => new NpgsqlParameter<string?> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text };

    public static NpgsqlParameter Texts(IEnumerable<string?> values) =>
        new NpgsqlParameter<string?[]> { TypedValue = [.. values], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    public static NpgsqlParameter Number(int value) => new NpgsqlParameter<int> { TypedValue = value };

    public static NpgsqlParameter Number(long? value) => new NpgsqlParameter<long?> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Bigint };

    public static NpgsqlParameter Numbers(IEnumerable<int> values) => new NpgsqlParameter<int[]> { TypedValue = [.. values] };

    public static NpgsqlParameter Flag(bool value) => new NpgsqlParameter<bool> { TypedValue = value };

    public static NpgsqlParameter Bytes(byte[] value) => new NpgsqlParameter<byte[]> { TypedValue = value };

    public static NpgsqlParameter Span(TimeSpan value) => new NpgsqlParameter<TimeSpan> { TypedValue = value };

    public static NpgsqlParameter Time(DateTimeOffset? value) =>
        new NpgsqlParameter<DateTimeOffset?> { TypedValue = value?.ToUniversalTime(), NpgsqlDbType = NpgsqlDbType.TimestampTz };
}

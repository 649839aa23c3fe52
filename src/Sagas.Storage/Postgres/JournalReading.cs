using Npgsql;
using NpgsqlTypes;
using Sagas.Gateways;
using static Sagas.Storage.SqlValue;

namespace Sagas.Storage;

/// <summary>Reads rows of the gateways' journal.</summary>
internal static class JournalReading
{
    private static readonly string FindSql = SqlText.Read("find_attempts", ("journal", JournalColumns.Of.Names));
    private static readonly string LaterSql = SqlText.Read("find_later_attempts", ("journal", JournalColumns.Of.Names));

    public static async Task<Dictionary<(Guid OperationId, int Attempt), JournalEntry>> FindAsync(
        NpgsqlDataSource database, IReadOnlyCollection<(Guid OperationId, int Attempt)> attempts, CancellationToken cancellationToken)
    {
        var found = new Dictionary<(Guid, int), JournalEntry>();
        await using var batch = await HotBatch.OpenAsync(database, cancellationToken);
        new ColumnSet<(Guid OperationId, int Attempt)>()
            .Add("operation_id", NpgsqlDbType.Uuid, key => key.OperationId)
            .Add("attempt", NpgsqlDbType.Integer, key => key.Attempt)
            .Fill(batch.Add(FindSql), [.. attempts]);
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var entry = JournalColumns.Read(new RowCursor(reader, 0));
            found[(entry.OperationId, entry.Attempt)] = entry;
        }

        return found;
    }

    public static async Task<List<JournalEntry>> FindLaterAsync(NpgsqlDataSource database, JournalEntry row, CancellationToken cancellationToken)
    {
        var later = new List<JournalEntry>();
        await using var batch = await HotBatch.OpenAsync(database, cancellationToken);
        var parameters = batch.Add(LaterSql);
        parameters.Add(Id(row.SagaId));
        parameters.Add(Time(row.SentAt));
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            later.Add(JournalColumns.Read(new RowCursor(reader, 0)));
        return later;
    }
}

using Npgsql;
using NpgsqlTypes;
using Sagas.Payments;
using static Sagas.Storage.SqlValue;

namespace Sagas.Storage;

/// <summary>The table <c>sagas.compensation_count</c>, through which the processes tell each other what their brakes counted.</summary>
internal sealed class BrakeLedger(PostgresSources sources)
{
    private static readonly string RecordSql = SqlText.Read("record_counts");
    private static readonly string ReadSql = SqlText.Read("read_counts");
    private static readonly string ForgetSql = SqlText.Read("forget_counts");

    private static readonly ColumnSet<BrakeCount> Columns = new ColumnSet<BrakeCount>()
        .Add("saga_id", NpgsqlDbType.Uuid, count => count.SagaId)
        .Add("counted_at", NpgsqlDbType.TimestampTz, count => count.At.ToUniversalTime())
        .Add("team_slug", NpgsqlDbType.Text, count => count.TeamSlug)
        .Add("gateway", NpgsqlDbType.Text, count => count.Gateway)
        .Add("amount", NpgsqlDbType.Bigint, count => count.Amount)
        .Add("currency", NpgsqlDbType.Text, count => count.Currency);

    public Task<int> RecordAsync(IReadOnlyList<BrakeCount> counts, CancellationToken cancellationToken) =>
        sources.GuardAsync(ExecuteAsync(RecordSql, parameters => Columns.Fill(parameters, counts), cancellationToken));

    /// <summary>What anybody has recorded within the last <paramref name="lookBack"/>, by the database's clock.</summary>
    public Task<List<BrakeCount>> ReadAsync(TimeSpan lookBack, CancellationToken cancellationToken) =>
        sources.GuardAsync(RowsAsync(lookBack, cancellationToken));

    public Task<int> ForgetAsync(TimeSpan age, CancellationToken cancellationToken) =>
        sources.GuardAsync(ExecuteAsync(ForgetSql, parameters => parameters.Add(Span(age)), cancellationToken));

    private async Task<List<BrakeCount>> RowsAsync(TimeSpan lookBack, CancellationToken cancellationToken)
    {
        var counts = new List<BrakeCount>();
        await using var command = sources.Ordinary.CreateCommand(ReadSql);
        command.Parameters.Add(Span(lookBack));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = new RowCursor(reader, 0);
            counts.Add(new BrakeCount(row.Text(), row.TextOrNull(), row.Id(), row.Long(), row.TextOrNull(), row.Time()));
        }

        return counts;
    }

    private async Task<int> ExecuteAsync(string sql, Action<NpgsqlParameterCollection> fill, CancellationToken cancellationToken)
    {
        await using var command = sources.Ordinary.CreateCommand(sql);
        fill(command.Parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

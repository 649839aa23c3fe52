using Npgsql;
using Sagas.Contracts;
using Sagas.Payments;
using static Sagas.Storage.SqlValue;

namespace Sagas.Storage;

/// <summary>What the API and the pages read, by index however many payments there are.</summary>
internal sealed class PostgresReader(PostgresSources sources) : IPaymentReader
{
    private static readonly string FindSql = SqlText.Read("find_payment", ("payment", PaymentColumns.Of.Names));
    private static readonly string FindByGatewaySql = SqlText.Read("find_by_gateway", ("payment", PaymentColumns.Of.Names));
    private static readonly string FindAllSql = SqlText.Read("find_payments", ("payment", PaymentColumns.Of.Names));
    private static readonly string ListSql = SqlText.Read("list_payments", ("payment", PaymentColumns.Of.Names));
    private static readonly string HistorySql = SqlText.Read("read_history");

    /// <inheritdoc />
    public async Task<PaymentSaga?> FindAsync(string teamSlug, string paymentId, CancellationToken cancellationToken)
    {
        var found = await QueryAsync(
            FindSql, [Id(SagaIds.ForPayment(teamSlug, paymentId))],
            PaymentColumns.Read, cancellationToken);
        return found is [var payment] ? payment : null;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<PaymentSaga>> FindByGatewayAsync(string gateway, string gatewayId, CancellationToken cancellationToken) =>
        await QueryAsync(FindByGatewaySql, [Text(gateway), Text(gatewayId)], PaymentColumns.Read, cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<PaymentSaga>> FindAsync(IReadOnlyCollection<Guid> sagaIds, CancellationToken cancellationToken) =>
        await QueryAsync(FindAllSql, [Ids(sagaIds)], PaymentColumns.Read, cancellationToken);

    /// <inheritdoc />
    public async Task<PaymentPage> ListAsync(PaymentFilter filter, CancellationToken cancellationToken)
    {
        PageCursor.CheckLimit(filter);
        var after = PageCursor.Read(filter.After);
        var payments = await QueryAsync(
            ListSql,
            [
                Text(filter.TeamSlug),
                Text(filter.State),
                Text(StoredWords<PaymentStatus>.Of(filter.Status)),
                Text(filter.Gateway),
                Time(after?.At),
                Id(after?.Id),
                Number(filter.Limit + 1),
            ],
            PaymentColumns.Read, cancellationToken);
        if (payments.Count <= filter.Limit)
            return new PaymentPage(payments, null);
        payments.RemoveAt(filter.Limit);
        return new PaymentPage(payments, PageCursor.Write(payments[^1]));
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<HistoryRow>> HistoryAsync(
        Guid sagaId, long afterVersion, int limit, CancellationToken cancellationToken) =>
        await QueryAsync(
            HistorySql,
            [
                Id(sagaId),
                Number(afterVersion),
                Number(limit),
            ],
            ReadHistory, cancellationToken);

    /// <summary>What a statement answers, row by row.</summary>
    public Task<List<T>> QueryAsync<T>(
        string sql, NpgsqlParameter[] parameters, Func<RowCursor, T> read, CancellationToken cancellationToken) =>
        sources.GuardAsync(RowsAsync(sql, parameters, read, cancellationToken));

    private static HistoryRow ReadHistory(RowCursor row) => new()
    {
        SagaId = row.Id(),
        Version = row.Long(),
        At = row.Time(),
        Event = row.Text(),
        MessageId = row.Id(),
        FromState = row.Text(),
        ToState = row.Text(),
        Actor = row.TextOrNull(),
        TraceId = row.TextOrNull(),
        Remarks = row.Json<string[]>(),
        Alert = row.Flag(),
    };

    private async Task<List<T>> RowsAsync<T>(
        string sql, NpgsqlParameter[] parameters, Func<RowCursor, T> read, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        await using var command = sources.Ordinary.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(read(new RowCursor(reader, 0)));
        return rows;
    }
}

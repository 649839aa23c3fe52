using Sagas.Payments;
using static Sagas.Storage.SqlValue;

namespace Sagas.Storage;

internal sealed partial class PostgresStore
{
    private static readonly string ClaimOutboxSql = SqlText.Read("claim_outbox", ("outbox", OutboxColumns.Of.Names));

    private static readonly string PeekDueSql = SqlText.Read("peek_due");

    private static readonly string ClaimDueSql = SqlText.Read(
        "claim_due",
        ("outbox_parameters", DueMessage.Columns.Parameters(2)),
        ("outbox", OutboxColumns.Of.Names),
        ("message", "m." + OutboxColumns.Of.Names.Replace(", ", ", m.", StringComparison.Ordinal)));

    /// <inheritdoc />
    public Task<IReadOnlyList<OutboxRow>> ClaimOutboxAsync(int max, TimeSpan lease, CancellationToken cancellationToken) =>
        sources.GuardAsync(ClaimRowsAsync(max, lease, cancellationToken));

    /// <inheritdoc />
    public Task DeleteDeliveredAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        CommitAsync([new DeliveredRows(ids)], TimeSpan.Zero, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<OutboxRow>> ClaimDueAsync(int max, TimeSpan lease, CancellationToken cancellationToken) =>
        sources.GuardAsync(ClaimTimersAsync(max, lease, cancellationToken));

    private async Task<IReadOnlyList<OutboxRow>> ClaimRowsAsync(int max, TimeSpan lease, CancellationToken cancellationToken)
    {
        var rows = new List<OutboxRow>();
        await using var batch = await HotBatch.OpenAsync(_database, cancellationToken);
        var parameters = batch.Add(ClaimOutboxSql);
        parameters.Add(Number(max));
        parameters.Add(Span(lease));
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(OutboxColumns.Read(new RowCursor(reader, 0)));
        return rows;
    }

    private async Task<IReadOnlyList<OutboxRow>> ClaimTimersAsync(int max, TimeSpan lease, CancellationToken cancellationToken)
    {
        var made = new List<OutboxRow>();
        // Those seen may be taken by another poller meanwhile; then there may be more behind them.
        for (var taken = 0; taken < max;)
        {
            var seen = await PeekAsync(max - taken, cancellationToken);
            if (seen.Count == 0)
                break;
            taken += await ClaimAsync(seen, lease, made, cancellationToken);
        }

        return made;
    }

    private async Task<List<DueMessage>> PeekAsync(int max, CancellationToken cancellationToken)
    {
        var due = new List<DueMessage>();
        await using var batch = await HotBatch.OpenAsync(_database, cancellationToken);
        var parameters = batch.Add(PeekDueSql);
        parameters.Add(Number(max));
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var dueAt = reader.GetFieldValue<DateTimeOffset>(1);
            var action = reader.GetString(2);
            var row = TimerMessage.Create(
                reader.GetGuid(0), dueAt, StoredWords<DueAction>.Read(action), reader.GetFieldValue<DateTimeOffset>(3));
            due.Add(new DueMessage(row, dueAt, action));
        }

        return due;
    }

    private async Task<int> ClaimAsync(List<DueMessage> seen, TimeSpan lease, List<OutboxRow> made, CancellationToken cancellationToken)
    {
        await using var batch = await HotBatch.OpenAsync(_database, cancellationToken);
        var parameters = batch.Add(ClaimDueSql);
        parameters.Add(Span(lease));
        DueMessage.Columns.Fill(parameters, seen);
        await using var reader = await batch.ReadAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var inserted = reader.GetFieldValue<Guid[]>(1).ToHashSet();
        made.AddRange(seen.Where(due => inserted.Contains(due.Row.Id)).Select(due => due.Row));
        return (int)reader.GetInt64(0);
    }
}

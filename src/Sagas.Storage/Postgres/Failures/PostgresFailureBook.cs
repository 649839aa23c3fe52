using static Sagas.Storage.SqlValue;


namespace Sagas.Storage;

/// <summary>The tables <c>sagas.failure_action</c> and <c>sagas.failed_message_archive</c>.</summary>
internal sealed class PostgresFailureBook(PostgresReader database) : IFailureBook
{
    private static readonly string BeginSql = SqlText.Read("begin_failure_action");
    private static readonly string EndSql = SqlText.Read("end_failure_action");
    private static readonly string ActionsSql = SqlText.Read("list_failure_actions");
    private static readonly string ArchiveSql = SqlText.Read("archive_failed_message");
    private static readonly string ForgetSql = SqlText.Read("forget_failed_messages");
    private static readonly string ArchivedSql = SqlText.Read("list_archived_messages");

    /// <inheritdoc />
    public async Task<bool> BeginAsync(FailureAction action, CancellationToken cancellationToken) => (await database.QueryAsync(
        BeginSql,
        [Id(action.Id), Text(action.By), Text(action.Reason), Text(action.Kind), Text(action.Queue), Text(action.What)],
        row => row.Id(), cancellationToken)).Count > 0;

    /// <inheritdoc />
    public Task EndAsync(Guid actionId, FailureResult result, CancellationToken cancellationToken) => database.QueryAsync(
        EndSql, [Id(actionId), Number(result.Moved), Number(result.Refused), Text(result.Note)], _ => 0, cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<FailureAction>> ActionsAsync(int limit, CancellationToken cancellationToken) =>
        await database.QueryAsync(ActionsSql, [Number(limit)], ReadAction, cancellationToken);

    /// <inheritdoc />
    public async Task ArchiveAsync(ArchivedMessage message, int most, CancellationToken cancellationToken)
    {
        await database.QueryAsync(
            ArchiveSql,
            [
                Id(message.Id), Id(message.ActionId), Text(message.ArchivedBy), Text(message.Reason), Text(message.Queue),
                Text(message.MessageType), Text(message.MessageId), Id(message.ReplacedBy),
                Text(message.Headers), Text(message.ContentType), Bytes(message.Body),
            ],
            _ => 0, cancellationToken);
        await database.QueryAsync(ForgetSql, [Number(most)], _ => 0, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ArchivedMessage>> ArchiveAsync(int limit, CancellationToken cancellationToken) =>
        await database.QueryAsync(ArchivedSql, [Number(limit)], ReadMessage, cancellationToken);

    private static FailureAction ReadAction(RowCursor row) => new()
    {
        Id = row.Id(),
        At = row.Time(),
        By = row.Text(),
        Reason = row.Text(),
        Kind = row.Text(),
        Queue = row.Text(),
        What = row.Text(),
        Result = row.Flag() ? new FailureResult(row.Integer(), row.Integer(), row.TextOrNull()) : null,
    };

    private static ArchivedMessage ReadMessage(RowCursor row) => new()
    {
        Id = row.Id(),
        ActionId = row.Id(),
        ArchivedAt = row.Time(),
        ArchivedBy = row.Text(),
        Reason = row.Text(),
        Queue = row.Text(),
        MessageType = row.Text(),
        MessageId = row.TextOrNull(),
        ReplacedBy = row.IdOrNull(),
        Headers = row.Text(),
        ContentType = row.TextOrNull(),
        Body = row.Bytes(),
    };
}

using Npgsql;
using NpgsqlTypes;
using Sagas.Gateways;

namespace Sagas.Storage;

/// <summary>
/// The durable store: one statement loads what many messages need, one round trip and one commit write what many messages change.
/// READ COMMITTED is enough, because every write is guarded by its own key or version. The database's clock decides what is due.
/// </summary>
internal sealed partial class PostgresStore(PostgresSources sources, ControlExchange control) : ISagaStore
{
    private static readonly string LoadSql = SqlText.Read("load", ("payment", PaymentColumns.Of.Names));

    // The first finds the other's row already; more are for a batch with several such payments. An id that does not fit its name stays refused.
    private const int LostRaceRetries = 3;

    private readonly NpgsqlDataSource _database = sources.Hot;

    /// <inheritdoc />
    public async Task<IReadOnlyList<LoadedSaga>> LoadAsync(IReadOnlyList<LoadRequest> requests, CancellationToken cancellationToken)
    {
        // What is loaded is decided about, and no decision is made before the pauses are known.
        await control.OnceAsync(cancellationToken);
        return await sources.GuardAsync(LoadRowsAsync(requests, cancellationToken));
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<WriteResult>> CommitAsync(
        IReadOnlyList<StoreWrite> writes, TimeSpan lease, CancellationToken cancellationToken) =>
        sources.GuardAsync(CommitRowsAsync(writes, lease, cancellationToken));

    /// <inheritdoc />
    public async Task<JournalEntry?> FindAttemptAsync(Guid operationId, int attempt, CancellationToken cancellationToken)
    {
        var found = await sources.GuardAsync(JournalReading.FindAsync(_database, [(operationId, attempt)], cancellationToken));
        return found.GetValueOrDefault((operationId, attempt));
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<JournalEntry>> FindLaterAttemptsAsync(JournalEntry row, CancellationToken cancellationToken) =>
        await sources.GuardAsync(JournalReading.FindLaterAsync(_database, row, cancellationToken));

    private async Task<IReadOnlyList<WriteResult>> CommitRowsAsync(IReadOnlyList<StoreWrite> writes, TimeSpan lease, CancellationToken cancellationToken)
    {
        for (var retries = LostRaceRetries; ; retries--)
        {
            try
            {
                return await new PostgresCommit(_database, writes, lease).RunAsync(cancellationToken);
            }
            catch (PostgresException refused) when (retries > 0 && PostgresFaults.IsLostRace(refused))
            {
            }
        }
    }

    private async Task<IReadOnlyList<LoadedSaga>> LoadRowsAsync(IReadOnlyList<LoadRequest> requests, CancellationToken cancellationToken)
    {
        var answers = new LoadedSaga[requests.Count];
        await using var batch = await HotBatch.OpenAsync(_database, cancellationToken);
        new ColumnSet<LoadRequest>()
            .Add("saga_id", NpgsqlDbType.Uuid, request => request.SagaId)
            .Add("message", NpgsqlDbType.Text, request => request.Inbox?.Message)
            .Add("message_id", NpgsqlDbType.Uuid, request => request.Inbox?.MessageId)
            .Fill(batch.Add(LoadSql), requests);
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var nth = (int)reader.GetInt64(0) - 1;
            var hash = reader.IsDBNull(1) ? null : reader.GetString(1);
            var saga = reader.IsDBNull(2) ? null : PaymentColumns.Read(new RowCursor(reader, 2));
            answers[nth] = new LoadedSaga(saga, hash);
        }

        return answers;
    }
}

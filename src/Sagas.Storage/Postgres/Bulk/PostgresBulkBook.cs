using System.Text.Json;
using Npgsql;
using static Sagas.Storage.SqlValue;

namespace Sagas.Storage;

/// <summary>The tables <c>sagas.bulk_job</c> and <c>sagas.bulk_item</c>.</summary>
internal sealed class PostgresBulkBook(PostgresReader database) : IBulkBook
{
    private static readonly string CreateSql = SqlText.Read("create_bulk_job");
    private static readonly string JobsSql = SqlText.Read("list_bulk_jobs");
    private static readonly string ItemsSql = SqlText.Read("list_bulk_items");
    private static readonly string ConfirmSql = SqlText.Read("confirm_bulk_job");
    private static readonly string StopSql = SqlText.Read("stop_bulk_job");
    private static readonly string ClaimSql = SqlText.Read("claim_bulk_job");
    private static readonly string RecordSql = SqlText.Read("record_bulk_items");

    /// <inheritdoc />
    public Task CreateAsync(BulkJob job, IReadOnlyList<BulkItem> items, CancellationToken cancellationToken) => database.QueryAsync(
        CreateSql,
        [
            Id(job.Id), Text(job.Action), Text(job.Search), Text(job.Reason), Number(job.Rate), Flag(job.DryRun),
            Text(job.By), Text(items.Count == 0 ? BulkJob.Done : job.State), Text(JsonSerializer.Serialize(job.Sums, SagaJson.Options)),
            Texts(items.Select(item => item.TeamSlug)), Texts(items.Select(item => item.PaymentId)),
        ],
        _ => 0, cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<BulkJob>> ListAsync(int limit, CancellationToken cancellationToken) =>
        await database.QueryAsync(JobsSql, [Id(null), Number(limit)], ReadJob, cancellationToken);

    /// <inheritdoc />
    public async Task<BulkJob?> FindAsync(Guid jobId, CancellationToken cancellationToken) =>
        (await database.QueryAsync(JobsSql, [Id(jobId), Number(1)], ReadJob, cancellationToken)) is [var job] ? job : null;

    /// <inheritdoc />
    public async Task<IReadOnlyList<BulkItem>> ItemsAsync(Guid jobId, string? outcome, int limit, CancellationToken cancellationToken) =>
        await database.QueryAsync(
            ItemsSql, [Id(jobId), Text(outcome), Number(limit)],
            row => new BulkItem(row.Integer(), row.Text(), row.Text(), row.TextOrNull(), row.TextOrNull()), cancellationToken);

    /// <inheritdoc />
    public async Task<bool> ConfirmAsync(Guid jobId, string by, CancellationToken cancellationToken) =>
        await DidAsync(ConfirmSql, [Id(jobId), Text(by)], cancellationToken);

    /// <inheritdoc />
    public async Task<bool> StopAsync(Guid jobId, string by, CancellationToken cancellationToken) =>
        await DidAsync(StopSql, [Id(jobId), Text(by)], cancellationToken);

    /// <inheritdoc />
    public async Task<BulkJob?> ClaimAsync(Guid owner, TimeSpan lease, CancellationToken cancellationToken) =>
        await database.QueryAsync(ClaimSql, [Id(owner), Span(lease)], row => row.Id(), cancellationToken) is [var id]
            ? await FindAsync(id, cancellationToken)
            : null;

    /// <inheritdoc />
    public async Task<bool> RecordAsync(Guid jobId, Guid owner, TimeSpan lease, IReadOnlyList<BulkItem> done, CancellationToken cancellationToken) =>
        await DidAsync(
            RecordSql,
            [
                Id(jobId), Id(owner), Span(lease),
                Numbers(done.Select(item => item.Ordinal)), Texts(done.Select(item => item.Outcome)), Texts(done.Select(item => item.Note)),
            ],
            cancellationToken);

    private async Task<bool> DidAsync(string sql, NpgsqlParameter[] parameters, CancellationToken cancellationToken) =>
        (await database.QueryAsync(sql, parameters, row => row.Id(), cancellationToken)).Count > 0;

    private static BulkJob ReadJob(RowCursor row) => new()
    {
        Id = row.Id(),
        Action = row.Text(),
        Search = row.Text(),
        Reason = row.Text(),
        Rate = row.Integer(),
        DryRun = row.Flag(),
        By = row.Text(),
        At = row.Time(),
        State = row.Text(),
        SecondBy = row.TextOrNull(),
        StoppedBy = row.TextOrNull(),
        EndedAt = row.TimeOrNull(),
        Sums = row.Json<List<MoneyAtRisk>>(),
        Payments = row.Long(),
        Told = row.Long(),
        Skipped = row.Long(),
    };
}

namespace Sagas.Storage;

/// <summary>The jobs of one process, which end with it: for tests and the embedded mode.</summary>
public sealed class InMemoryBulkBook(TimeProvider clock) : IBulkBook
{
    private const int MostJobs = 100;

    private readonly Lock _lock = new();
    private readonly List<Kept> _jobs = [];

    /// <inheritdoc />
    public Task CreateAsync(BulkJob job, IReadOnlyList<BulkItem> items, CancellationToken cancellationToken) => Locked(() =>
    {
        if (Find(job.Id) is not null)
            return true;
        _jobs.Add(new Kept { Job = job with { At = clock.GetUtcNow(), State = items.Count == 0 ? BulkJob.Done : job.State }, Items = [.. items] });
        if (_jobs.Count > MostJobs)
            _jobs.Remove(_jobs.Find(kept => kept.Job.EndedAt is not null) ?? _jobs[0]);
        return true;
    });

    /// <inheritdoc />
    public Task<IReadOnlyList<BulkJob>> ListAsync(int limit, CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<BulkJob>>(() => [.. _jobs.AsEnumerable().Reverse().Take(limit).Select(kept => kept.Counted())]);

    /// <inheritdoc />
    public Task<BulkJob?> FindAsync(Guid jobId, CancellationToken cancellationToken) => Locked(() => Find(jobId)?.Counted());

    /// <inheritdoc />
    public Task<IReadOnlyList<BulkItem>> ItemsAsync(Guid jobId, string? outcome, int limit, CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<BulkItem>>(() => [.. (Find(jobId)?.Items ?? []).Where(item => string.Equals(item.Outcome, outcome, StringComparison.Ordinal)).Take(limit)]);

    /// <inheritdoc />
    public Task<bool> ConfirmAsync(Guid jobId, string by, CancellationToken cancellationToken) => Locked(() => Change(
        jobId, job => job.State == BulkJob.AwaitingSecondPerson && job.By != by, job => job with { State = BulkJob.Running, SecondBy = by }));

    /// <inheritdoc />
    public Task<bool> StopAsync(Guid jobId, string by, CancellationToken cancellationToken) => Locked(() => Change(
        jobId, job => job.State is BulkJob.AwaitingSecondPerson or BulkJob.Running,
        job => job with { State = BulkJob.Stopped, StoppedBy = by, EndedAt = clock.GetUtcNow() }));

    /// <inheritdoc />
    public Task<BulkJob?> ClaimAsync(Guid owner, TimeSpan lease, CancellationToken cancellationToken) => Locked(() =>
    {
        var now = clock.GetUtcNow();
        if (_jobs.Find(kept => kept.Job.State == BulkJob.Running && (kept.Owner == owner || kept.LeasedUntil <= now)) is not { } free)
            return null;
        (free.Owner, free.LeasedUntil) = (owner, now + lease);
        return free.Counted();
    });

    /// <inheritdoc />
    public Task<bool> RecordAsync(Guid jobId, Guid owner, TimeSpan lease, IReadOnlyList<BulkItem> done, CancellationToken cancellationToken) => Locked(() =>
    {
        if (Find(jobId) is not { } kept || kept.Owner != owner)
            return false;
        foreach (var item in done.Where(item => kept.Items[item.Ordinal - 1].Outcome is null))
            kept.Items[item.Ordinal - 1] = item;
        if (kept.Job.State != BulkJob.Running)
            return false;
        kept.LeasedUntil = clock.GetUtcNow() + lease;
        if (kept.Items.TrueForAll(item => item.Outcome is not null))
            kept.Job = kept.Job with { State = BulkJob.Done, EndedAt = clock.GetUtcNow() };
        return true;
    });

    private Kept? Find(Guid jobId) => _jobs.Find(kept => kept.Job.Id == jobId);

    private bool Change(Guid jobId, Func<BulkJob, bool> may, Func<BulkJob, BulkJob> change)
    {
        if (Find(jobId) is not { } kept || !may(kept.Job))
            return false;
        kept.Job = change(kept.Job);
        return true;
    }

    private Task<T> Locked<T>(Func<T> act)
    {
        lock (_lock)
            return Task.FromResult(act());
    }

    private sealed class Kept
    {
        public required BulkJob Job { get; set; }

        public required List<BulkItem> Items { get; init; }

        public Guid Owner { get; set; }

        public DateTimeOffset LeasedUntil { get; set; } = DateTimeOffset.MinValue;

        public BulkJob Counted() => Job with
        {
            Payments = Items.Count,
            Told = Items.Count(item => item.Outcome == BulkItem.Told),
            Skipped = Items.Count(item => item.Outcome == BulkItem.Skipped),
        };
    }
}

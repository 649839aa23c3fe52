namespace Sagas.Storage;

/// <summary>
/// Decisions about many payments at once, kept so that they outlive the process that works on them: a job, and an item for each payment
/// that was there when a person saw what the job is about.
/// </summary>
public interface IBulkBook
{
    /// <summary>The most items that are written in one statement, and so the most of a job.</summary>
    const int MostItems = 10_000;

    /// <summary>Writes a job down with its items; a form that is sent twice is one job.</summary>
    /// <exception cref="StoreUnavailableException">The store does not serve now.</exception>
    Task CreateAsync(BulkJob job, IReadOnlyList<BulkItem> items, CancellationToken cancellationToken);

    /// <summary>The last jobs, newest first.</summary>
    Task<IReadOnlyList<BulkJob>> ListAsync(int limit, CancellationToken cancellationToken);

    /// <summary>The job, or <c>null</c>.</summary>
    Task<BulkJob?> FindAsync(Guid jobId, CancellationToken cancellationToken);

    /// <summary>Items with this outcome, in their order; those without one for <c>null</c>.</summary>
    Task<IReadOnlyList<BulkItem>> ItemsAsync(Guid jobId, string? outcome, int limit, CancellationToken cancellationToken);

    /// <summary>Lets a job run that waits for a second person; <c>false</c> when it does not wait, or this is the first one.</summary>
    Task<bool> ConfirmAsync(Guid jobId, string by, CancellationToken cancellationToken);

    /// <summary>Ends a job before its end; <c>false</c> when it has ended.</summary>
    Task<bool> StopAsync(Guid jobId, string by, CancellationToken cancellationToken);

    /// <summary>Takes the oldest running job that nobody works on, or goes on with one's own; <c>null</c> when there is none.</summary>
    /// <param name="owner">This process.</param>
    /// <param name="lease">How long it is left alone with it.</param>
    /// <param name="cancellationToken">Gives up the wait.</param>
    Task<BulkJob?> ClaimAsync(Guid owner, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Writes outcomes down and keeps the lease; a job without open items is done.</summary>
    /// <returns><c>false</c>: somebody stopped the job, or it belongs to another process now.</returns>
    Task<bool> RecordAsync(Guid jobId, Guid owner, TimeSpan lease, IReadOnlyList<BulkItem> done, CancellationToken cancellationToken);
}

/// <summary>One decision about many payments.</summary>
public sealed record BulkJob
{
    public const string AwaitingSecondPerson = "awaiting second person";
    public const string Running = "running";
    public const string Stopped = "stopped";
    public const string Done = "done";

    /// <summary>Its id, and the source of the ids of its messages: repeated, they are the same decisions.</summary>
    public required Guid Id { get; init; }

    /// <summary>Such as <c>approve</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The search that found its payments, as it stands in an address.</summary>
    public required string Search { get; init; }

    /// <summary>Why; kept in the history of every payment.</summary>
    public required string Reason { get; init; }

    /// <summary>Payments per second, at most.</summary>
    public required int Rate { get; init; }

    /// <summary>Everything is checked and nothing is sent.</summary>
    public required bool DryRun { get; init; }

    /// <summary>Who began it.</summary>
    public required string By { get; init; }

    /// <summary>When it began, by the clock of the store; what is given is not kept.</summary>
    public DateTimeOffset At { get; init; }

    public required string State { get; init; }

    public string? SecondBy { get; init; }

    public string? StoppedBy { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>By currency: what it is about, in minor units.</summary>
    public required IReadOnlyList<MoneyAtRisk> Sums { get; init; }

    /// <summary>Items; counted by the store.</summary>
    public long Payments { get; init; }

    /// <summary>Items whose saga was told; in a dry run, would be.</summary>
    public long Told { get; init; }

    /// <summary>Items that did not fit any more.</summary>
    public long Skipped { get; init; }
}

/// <summary>One payment of a job.</summary>
/// <param name="Ordinal">Its place in the job, from 1.</param>
/// <param name="TeamSlug">The team.</param>
/// <param name="PaymentId">The payment.</param>
/// <param name="Outcome"><see cref="Told"/>, <see cref="Skipped"/>, or <c>null</c> while it is open.</param>
/// <param name="Note">Why it was skipped.</param>
public sealed record BulkItem(int Ordinal, string TeamSlug, string PaymentId, string? Outcome = null, string? Note = null)
{
    public const string Told = "told";
    public const string Skipped = "skipped";
}

using Sagas.Gateways;

namespace Sagas.Storage;

/// <summary>What became of a write.</summary>
public enum WriteOutcome
{
    /// <summary>Written whole.</summary>
    Saved,

    /// <summary>The message was consumed, the journal row begun, or the request's id taken, before: nothing written, nothing to do.</summary>
    Duplicate,

    /// <summary>
    /// The row is not at the expected version (or, for a completion, not there): nothing written, load again and decide anew.
    /// It comes before <see cref="Duplicate"/> when both hold.
    /// </summary>
    Conflict,
}

/// <summary>The answer to one <see cref="StoreWrite"/>.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Journal">For journal writes: the row as it is now.</param>
/// <param name="Request">For a merchant's request whose id is taken: the request that took it.</param>
public sealed record WriteResult(WriteOutcome Outcome, JournalEntry? Journal = null, CancelRequest? Request = null)
{
    public static WriteResult Saved { get; } = new(WriteOutcome.Saved);

    public static WriteResult Duplicate { get; } = new(WriteOutcome.Duplicate);

    public static WriteResult Conflict { get; } = new(WriteOutcome.Conflict);
}

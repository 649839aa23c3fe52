using Sagas.Gateways;
using Sagas.Storage;

namespace Sagas.Service.Components;

/// <summary>What happened to a payment: a consumed message, or an attempt at the gateway.</summary>
/// <param name="At">When; for an attempt, when it left.</param>
/// <param name="Row">The message; <c>null</c> for an attempt.</param>
/// <param name="Attempt">The attempt; <c>null</c> for a message.</param>
public sealed record TimelineEntry(DateTimeOffset At, HistoryRow? Row, JournalEntry? Attempt);

/// <summary>Messages and attempts in one order.</summary>
internal static class Timeline
{
    /// <param name="history">A part of the history, oldest first.</param>
    /// <param name="attempts">The payment's attempts.</param>
    /// <param name="isFirst">The history begins with this part.</param>
    /// <param name="isLast">The history ends with this part.</param>
    public static IReadOnlyList<TimelineEntry> Of(IReadOnlyList<HistoryRow> history, IReadOnlyList<JournalEntry> attempts, bool isFirst, bool isLast)
    {
        var from = isFirst || history.Count == 0 ? DateTimeOffset.MinValue : history[0].At;
        var to = isLast || history.Count == 0 ? DateTimeOffset.MaxValue : history[^1].At;
        return
        [
            .. history.Select(row => new TimelineEntry(row.At, row, null))
                .Concat(attempts.Where(attempt => attempt.SentAt >= from && attempt.SentAt < to).Select(attempt => new TimelineEntry(attempt.SentAt, null, attempt)))
                .OrderBy(entry => entry.At),
        ];
    }
}

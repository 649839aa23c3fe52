using Sagas.Gateways;

namespace Sagas.Storage;

public sealed partial class InMemoryStore
{
    private readonly Dictionary<(Guid OperationId, int Attempt), JournalEntry> _journal = [];
    private readonly Queue<(DateTimeOffset At, (Guid OperationId, int Attempt) Key)> _journalByAge = [];

    private WriteResult Write(JournalBegin begin, DateTimeOffset now)
    {
        var key = (begin.Entry.OperationId, begin.Entry.Attempt);
        if (!_journal.TryAdd(key, begin.Entry))
            return new WriteResult(WriteOutcome.Duplicate, _journal[key]);
        _journalByAge.Enqueue((now, key));
        return new WriteResult(WriteOutcome.Saved, begin.Entry);
    }

    private WriteResult Write(JournalCompletion completion)
    {
        var key = (completion.OperationId, completion.Attempt);
        if (!_journal.TryGetValue(key, out var row))
            return WriteResult.Conflict;
        var refined = OutcomeRules.Refine(row.Outcome, completion.Outcome);
        if (!ReferenceEquals(refined, row.Outcome))
            _journal[key] = row = row with { Outcome = refined, AnsweredAt = completion.AnsweredAt };
        return new WriteResult(WriteOutcome.Saved, row);
    }
}

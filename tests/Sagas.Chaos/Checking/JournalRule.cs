namespace Sagas.Chaos.Checking;

/// <summary>Every movement of the gateways' ledger has its operation in the journal, every operation that succeeded its movement, and every attempt its end.</summary>
internal static class JournalRule
{
    private const string Rule = "ledger and journal agree";

    // How the service names a session that expired or a hold that was released, whoever did so.
    private const string Ending = "payment-expired";

    public static IEnumerable<Violation> Check(Case one)
    {
        // An operation moves money once, whichever of its attempts did so.
        var succeeded = one.Attempts
            .Where(attempt => attempt is { Outcome: "succeeded", Kind: "cancel" or "reverse" or "refund" })
            .GroupBy(attempt => attempt.OperationId)
            .Select(operation => operation.First())
            .ToList();
        var moved = one.Ledger.Count;
        // What a gateway ends by itself is a success of whoever asked for it, and no movement.
        var byItself = one.Story.Expired && !one.Story.IsTaken ? 1 : 0;
        // A gateway that tells of a released hold before it answers ends the question: the service takes it as ended and asks no more.
        var known = succeeded.Select(operation => operation.OperationId).ToHashSet();
        var isOvertaken = one.IsEnded && !one.Story.IsTaken && one.History.Any(step => step.Event == Ending);
        var overtaken = isOvertaken ? one.Attempts.Where(attempt => IsInDoubt(attempt) && !known.Contains(attempt.OperationId)).DistinctBy(attempt => attempt.OperationId).Count() : 0;
        if (succeeded.Count + overtaken < moved)
            yield return one.Broken(Rule, $"{moved} movements, and the journal knows of {succeeded.Count} operations that succeeded");
        else if (succeeded.Count > moved + byItself)
            yield return one.Broken(Rule, $"{moved} movements, and the journal says that {succeeded.Count} operations succeeded");
        else if (byItself == 0 && overtaken == 0 && succeeded.Sum(operation => operation.Amount) != one.Moved)
            yield return one.Broken(Rule, $"{one.Moved} moved, and the journal says {succeeded.Sum(operation => operation.Amount)}");
        foreach (var operation in one.Attempts.GroupBy(attempt => attempt.OperationId))
        {
            // Attempts share the operation's key: a question about the first that comes after the second has moved the money is answered
            // with that movement. Had the first moved it too, the ledger would say so.
            foreach (var left in operation.SkipLast(1).Where(attempt => attempt.Outcome is not ("not-sent" or "not-done" or "succeeded")))
                yield return one.Broken(Rule, $"{left.Kind} {left.OperationId:D} was sent again after attempt {left.Attempt}, of which nobody had proof that nothing happened: {left.Outcome ?? "no outcome"}");
        }

        // Once one attempt is known to have moved the money, nobody asks about the others any more; nor about anything once a payment that
        // was never taken has ended by itself.
        foreach (var open in one.Attempts.Where(attempt =>
            attempt.Outcome is null || (IsInDoubt(attempt) && byItself == 0 && !isOvertaken && !known.Contains(attempt.OperationId) && !one.IsBeforePerson)))
            yield return one.Broken(Rule, $"nobody knows what became of {open.Kind} {open.OperationId:D}, attempt {open.Attempt}: {open.Outcome ?? "no outcome"}");
    }

    private static bool IsInDoubt(Evidence.AttemptRow attempt) => attempt.Outcome is "unknown" or "accepted";
}

using Sagas.Chaos.Evidence;

namespace Sagas.Chaos.Checking;

/// <summary>Never lost: each payment has come to its end, or waits for a person who was called and is told why.</summary>
internal static class EndRule
{
    private const string Rule = "final or in front of a person";

    /// <summary>So often an operation is sent again after proof that nothing happened before a person is asked; as the driver configures it.</summary>
    private const int MostAttempts = 6;

    public static IEnumerable<Violation> Check(Case one)
    {
        if (one.Sent.Count == 0)
            yield break;
        if (one.Row is not { } row)
        {
            yield return one.Broken(Rule, "the service does not know a payment it was told of");
            yield break;
        }

        if (one.IsBeforePerson)
        {
            if (string.IsNullOrWhiteSpace(row.Why))
                yield return one.Broken(Rule, "it waits for a person, who is not told why");
            if (!one.Facts.Any(fact => fact.Name == "compensation-needs-attention"))
                yield return one.Broken(Rule, "it waits for a person, and nobody was called");
            if (!HasCause(one))
                yield return one.Broken(Rule, "a person is asked to do what the service could have done");
            yield break;
        }

        foreach (var refused in RefusedAndTriedAgain(one))
            yield return one.Broken(Rule, $"{refused.Kind} {refused.OperationId:D} was refused, and another was ordered instead of a person's advice");
        var expected = Ends(one);
        if (!one.IsOpen && !expected.Contains(row.State, StringComparer.Ordinal))
            yield return one.Broken(Rule, $"it should be {string.Join(" or ", expected)}");
    }

    private static string[] Ends(Case one)
    {
        if (!one.IsAnnounced)
            return [];
        if (one.Owed == 0)
            return one.Story switch
            {
                { Expired: true, IsTaken: false } => ["Cancelled", "Reversed"],
                { IsTaken: true } => ["Confirmed", "Fulfilled"],
                { Standing: Evidence.Standing.Authorized } => ["Authorized", "Fulfilled"],
                _ => ["New", "Fulfilled"],
            };
        // What was undone before the money was taken needs no refund any more; the gateway's ledger says which of the two came first.
        if (one.Ledger is [{ Kind: not "refund" }, ..])
            return one.Ledger[0].Kind == "cancel" ? ["Cancelled"] : ["Reversed"];
        if (one.Story.IsTaken)
            return one.Owed < one.Story.Amount ? ["Confirmed", "Fulfilled"] : ["Refunded"];
        return one.Story.Standing == Evidence.Standing.New ? ["Cancelled"] : ["Reversed"];
    }

    private static IEnumerable<AttemptRow> RefusedAndTriedAgain(Case one) => one.Attempts
        .GroupBy(attempt => attempt.OperationId)
        .Select(operation => operation.Last())
        .Where(last => last.Outcome == "rejected" && one.Attempts.Any(other => other.OperationId != last.OperationId && other.Kind == last.Kind));

    private static bool HasCause(Case one) =>
        one.Story.NeedsPerson
        || (one.Story.InFullOnly && one.Sent.Any(message => message.Items is not null))
        || !one.IsAnnounced
        || one.Attempts.Any(attempt => attempt.Outcome == "rejected")
        || one.Attempts.Count >= MostAttempts
        // Nobody could tell what became of it for as long as the driver's schedule lasts.
        || one.Attempts.Any(attempt => attempt.Outcome is null or "unknown" or "accepted");
}

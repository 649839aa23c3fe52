namespace Sagas.Chaos.Checking;

/// <summary>
/// Never twice, whatever a gateway would make of it: it is told to move money once for each attempt of the journal, and each attempt
/// but an operation's first follows a word that nothing had come of the one before.
/// </summary>
internal static class OrderRule
{
    private const string Rule = "each attempt is sent once, with cause";

    private static readonly string[] NothingDone = ["operation-not-sent", "operation-not-done"];

    public static IEnumerable<Violation> Check(Case one)
    {
        if (one.Orders.Count > one.Attempts.Count)
            yield return one.Broken(Rule, $"the gateway was told {one.Orders.Count} times to move money, and the journal has {one.Attempts.Count} attempts");
        var again = one.Attempts.GroupBy(attempt => attempt.OperationId).Sum(operation => operation.Max(attempt => attempt.Attempt) - 1);
        var causes = one.History.Count(step => NothingDone.Contains(step.Event, StringComparer.Ordinal));
        if (again > causes)
            yield return one.Broken(Rule, $"sent again {again} times, and {causes} times the gateway's adapter had said that nothing was done");
    }
}

namespace Sagas.Chaos.Checking;

/// <summary>The history is one unbroken path of legal steps, and its last state is the row's.</summary>
internal static class PathRule
{
    private const string Rule = "history is a legal path to the row";

    private static readonly string[] Known =
    [
        "AwaitingPayment", "New", "Authorized", "Confirmed", "Fulfilled", "CompensationScheduled", "AwaitingApproval",
        "Cancelling", "Reversing", "Refunding", "Reconciling", "ManualActionRequired", "Cancelled", "Reversed", "Refunded",
    ];

    // How far a payment has come, where its state says so; it never goes back.
    private static readonly Dictionary<string, int> Stage = new(StringComparer.Ordinal)
    {
        ["AwaitingPayment"] = 0,
        ["New"] = 1,
        ["Authorized"] = 2,
        ["Confirmed"] = 3,
        ["Refunding"] = 3,
        ["Cancelled"] = 4,
        ["Reversed"] = 5,
        ["Refunded"] = 6,
    };

    public static IEnumerable<Violation> Check(Case one)
    {
        if (one.Row is not { } row)
            yield break;
        if (one.History.Count != row.Version)
            yield return one.Broken(Rule, $"version {row.Version} has {one.History.Count} rows of history: an update was lost");
        var furthest = 0;
        string? before = null;
        foreach (var step in one.History)
        {
            if (before is not null && !string.Equals(step.From, before, StringComparison.Ordinal))
                yield return one.Broken(Rule, $"version {step.Version} begins at {step.From}, the one before ended at {before}");
            if (!Known.Contains(step.To, StringComparer.Ordinal))
                yield return one.Broken(Rule, $"version {step.Version} leads to {step.To}, which is no state");
            if (before == "Refunded" && step.To != "Refunded")
                yield return one.Broken(Rule, $"version {step.Version} ({step.Event}) leads from Refunded to {step.To}");
            var stage = Stage.GetValueOrDefault(step.To, furthest);
            // A capture after the end is undone: the only way on from Cancelled and Reversed.
            if (stage < furthest && !(stage == 3 && furthest is 4 or 5))
                yield return one.Broken(Rule, $"version {step.Version} ({step.Event}) goes back to {step.To}");
            furthest = Math.Max(furthest, stage);
            before = step.To;
        }

        if (before is not null && !string.Equals(before, row.State, StringComparison.Ordinal))
            yield return one.Broken(Rule, $"the history ends at {before}");
    }
}

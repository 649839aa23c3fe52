namespace Sagas.Chaos.Checking;

/// <summary>Never silent: what happened was told, at least once, and each time with the same message id.</summary>
internal static class FactRule
{
    private const string Rule = "every fact told, with one message id";

    public static IEnumerable<Violation> Check(Case one)
    {
        foreach (var fact in one.Facts.GroupBy(fact => (fact.Name, fact.Sequence)))
        {
            var ids = fact.Select(told => told.MessageId).Distinct(StringComparer.Ordinal).ToList();
            if (ids.Count > 1)
                yield return one.Broken(Rule, $"{fact.Key.Name} of version {fact.Key.Sequence} came out as {string.Join(" and ", ids)}");
        }

        var once = one.Facts.DistinctBy(fact => fact.MessageId, StringComparer.Ordinal).ToList();
        if (End(one.Row?.State) is { } end && !once.Exists(fact => fact.Name == end))
            yield return one.Broken(Rule, $"it is {one.Row!.State}, and no {end} came out");
        var told = once.Where(fact => fact.Name == "payment-refunded").Sum(fact => fact.Amount);
        if (one.Row is { } row && told != row.ReturnedAmount)
            yield return one.Broken(Rule, $"the facts say that {told} was refunded and the row {row.ReturnedAmount}");
        foreach (var movement in one.Ledger.Count > 0 && !once.Exists(fact => fact.Name == "compensation-started") ? one.Ledger.Take(1) : [])
            yield return one.Broken(Rule, $"{movement.Kind} {movement.Amount} went back, and no compensation-started came out");
    }

    private static string? End(string? state) => state switch
    {
        "Cancelled" => "payment-cancelled",
        "Reversed" => "payment-reversed",
        "Refunded" => "payment-refunded",
        _ => null,
    };
}

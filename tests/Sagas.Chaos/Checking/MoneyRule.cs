namespace Sagas.Chaos.Checking;

/// <summary>Never twice: money goes back exactly once, as much as is owed and never more than was taken, and the row says the same.</summary>
internal static class MoneyRule
{
    private const string Rule = "money returned exactly once";

    public static IEnumerable<Violation> Check(Case one)
    {
        if (one.Moved > one.Story.Amount)
            yield return one.Broken(Rule, $"{one.Moved} went back of {one.Story.Amount}");
        else if (one.Moved > one.Owed && !one.IsOpen)
            yield return one.Broken(Rule, $"{one.Moved} went back and {one.Owed} was owed");
        if (one.Row is not { } row || one.IsOpen)
            yield break;

        var refunded = one.Ledger.Where(movement => movement.Kind == "refund").Sum(movement => movement.Amount);
        if (row.ReturnedAmount != refunded)
            yield return one.Broken(Rule, $"the ledger says that {refunded} was refunded and the row {row.ReturnedAmount}");
        var undoneByItself = one.Story.Expired && !one.Story.IsTaken;
        if (!one.IsBeforePerson && one.IsAnnounced && !undoneByItself && one.Moved != one.Owed)
            yield return one.Broken(Rule, $"{one.Moved} went back and {one.Owed} was owed");
        foreach (var key in one.Ledger.Where(movement => movement.OperationKey is not null).GroupBy(movement => movement.OperationKey, StringComparer.Ordinal))
        {
            if (key.Skip(1).Any())
                yield return one.Broken(Rule, $"operation {key.Key} moved money {key.Count()} times");
        }
    }
}

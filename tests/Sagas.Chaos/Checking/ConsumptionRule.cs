namespace Sagas.Chaos.Checking;

/// <summary>Every message that was confirmed to its publisher was taken in exactly once, however often it was sent.</summary>
internal static class ConsumptionRule
{
    private const string Rule = "each message counts once";

    public static IEnumerable<Violation> Check(Case one)
    {
        foreach (var (name, identities) in one.Sent.GroupBy(message => message.Name, StringComparer.Ordinal)
            .Select(named => (named.Key, named.Select(message => message.Identity).Distinct(StringComparer.Ordinal).Count())))
        {
            // Requests over HTTP enter the history under the same name, so there may be more of them than messages.
            var taken = one.History.Where(step => step.Event == name).Select(step => step.MessageId).ToList();
            var requests = name == "cancel-payment" ? one.Cancels.Select(call => call.RequestId).Distinct(StringComparer.Ordinal).Count() : 0;
            if (taken.Count < identities)
                yield return one.Broken(Rule, $"{identities} different {name} were confirmed, {taken.Count} are in the history");
            else if (taken.Count > identities + requests)
                yield return one.Broken(Rule, $"{identities} different {name} were confirmed, {taken.Count} are in the history");
        }

        foreach (var twice in one.History.GroupBy(step => (step.Event, step.MessageId)).Where(group => group.Skip(1).Any()))
            yield return one.Broken(Rule, $"{twice.Key.Event} {twice.Key.MessageId:D} was taken {twice.Count()} times");
    }
}

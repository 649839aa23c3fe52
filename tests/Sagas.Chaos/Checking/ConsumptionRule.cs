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
            var taken = one.History.Count(step => step.Event == name);
            if (taken < identities || taken > identities + FromElsewhere(one, name))
                yield return one.Broken(Rule, $"{identities} different {name} were confirmed, {taken} are in the history");
        }

        foreach (var twice in one.History.GroupBy(step => (step.Event, step.MessageId)).Where(group => group.Skip(1).Any()))
            yield return one.Broken(Rule, $"{twice.Key.Event} {twice.Key.MessageId:D} was taken {twice.Count()} times");
    }

    /// <summary>How many more the service may have made itself: of a request over HTTP, and of what the gateway told, however often it did.</summary>
    private static int FromElsewhere(Case one, string name)
    {
        if (name == "cancel-payment")
            return one.Cancels.Select(call => call.RequestId).Distinct(StringComparer.Ordinal).Count();
        return one.Story.GatewayTells && Evidence.Sent.IsPaymentFact(name) ? 1 : 0;
    }
}

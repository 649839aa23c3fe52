namespace Sagas.Chaos.Checking;

/// <summary>What a merchant was told is so: "done" only when it was done, and an accepted request was worked on.</summary>
internal static class CancelRule
{
    private const string Rule = "the merchant was told the truth";

    private static readonly string[] Final = ["CANCELLED", "REVERSED", "REFUNDED"];

    public static IEnumerable<Violation> Check(Case one)
    {
        foreach (var call in one.Cancels.Where(call => call.Code == "0"))
        {
            if (!Final.Contains(call.Status, StringComparer.Ordinal))
                yield return one.Broken(Rule, $"{call.RequestId}: done, with the status {call.Status}");
            else if (one.Row?.Status is not { } status || !Final.Contains(status, StringComparer.Ordinal))
                yield return one.Broken(Rule, $"{call.RequestId} was told {call.Status}, and the payment is {one.Row?.Status}");
        }

        if (one.Cancels.Any(call => call.Code == "1013") && !one.IsEnded && !one.History.Any(step => step.Event == "cancel-payment"))
            yield return one.Broken(Rule, "a request was accepted, and the saga never heard of it");
    }
}

using Sagas.Chaos.Evidence;

namespace Sagas.Chaos.Checking;

/// <summary>Nothing is left behind: no promised message unsent, none in a queue, none in an error or dead-letter queue, no payment nobody told of.</summary>
internal static class LeftoverRule
{
    private const string Rule = "nothing left behind";

    public static IEnumerable<Violation> Check(Everything seen)
    {
        if (seen.Outbox > 0)
            yield return new Violation("", Rule, $"{seen.Outbox} messages in the outbox");
        foreach (var queue in seen.Queues.Where(queue => queue.Messages > 0))
            yield return new Violation("", Rule, $"{queue.Messages} messages in {queue.Name}");
        foreach (var process in seen.EndedByThemselves)
            yield return new Violation("", "no process ends by itself", $"{process}; its last words stand in its log");
        var known = seen.Stories.Select(story => story.PaymentId).ToHashSet(StringComparer.Ordinal);
        foreach (var row in seen.Payments.Where(row => !known.Contains(row.PaymentId)))
            yield return new Violation(row.PaymentId, Rule, "a payment that nobody has told of");
        foreach (var order in seen.Orders.Where(order => !known.Contains(order.PaymentId)))
            yield return new Violation(order.PaymentId, Rule, $"{order.Gateway} was told to move money of a payment that nobody has made");
        var named = seen.Stories.Select(story => (story.Gateway, story.GatewayId)).ToHashSet();
        foreach (var movement in seen.Ledger.Where(movement => !named.Contains((movement.Gateway, movement.GatewayId))))
            yield return new Violation(movement.GatewayId, Rule, $"{movement.Kind} {movement.Amount} at {movement.Gateway} of a payment that nobody has made");
    }
}

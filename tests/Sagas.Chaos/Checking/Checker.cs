using Sagas.Chaos.Evidence;

namespace Sagas.Chaos.Checking;

/// <summary>Decides whether a run kept every promise, from what the world outside of the service saw and from the tables; it knows nothing of the service's code.</summary>
internal static class Checker
{
    private static readonly Func<Case, IEnumerable<Violation>>[] Rules =
        [EndRule.Check, MoneyRule.Check, OrderRule.Check, JournalRule.Check, FactRule.Check, PathRule.Check, ConsumptionRule.Check, CancelRule.Check];

    public static IReadOnlyList<Violation> Check(Everything seen) =>
        [.. LeftoverRule.Check(seen), .. Cases(seen).SelectMany(one => Rules.SelectMany(rule => rule(one)))];

    public static IEnumerable<Case> Cases(Everything seen)
    {
        var rows = seen.Payments.ToDictionary(row => row.PaymentId, StringComparer.Ordinal);
        var sent = seen.Sent.ToLookup(message => message.PaymentId, StringComparer.Ordinal);
        var cancels = seen.Cancels.ToLookup(call => call.PaymentId, StringComparer.Ordinal);
        var ledger = seen.Ledger.ToLookup(movement => (movement.Gateway, movement.GatewayId));
        var orders = seen.Orders.ToLookup(order => order.PaymentId, StringComparer.Ordinal);
        var facts = seen.Facts.ToLookup(fact => fact.PaymentId, StringComparer.Ordinal);
        var history = seen.History.ToLookup(row => row.SagaId);
        var attempts = seen.Attempts.ToLookup(attempt => attempt.SagaId);
        foreach (var story in seen.Stories)
        {
            var row = rows.GetValueOrDefault(story.PaymentId);
            yield return new Case
            {
                Story = story,
                Row = row,
                Sent = [.. sent[story.PaymentId]],
                Cancels = [.. cancels[story.PaymentId]],
                Ledger = [.. ledger[(story.Gateway, story.GatewayId)]],
                Orders = [.. orders[story.PaymentId]],
                Facts = [.. facts[story.PaymentId]],
                History = row is null ? [] : [.. history[row.Id].OrderBy(step => step.Version)],
                Attempts = row is null ? [] : [.. attempts[row.Id].OrderBy(attempt => attempt.Attempt)],
            };
        }
    }
}

using Sagas.Chaos.Evidence;

namespace Sagas.Chaos.Checking;

/// <summary>Everything about one payment, and what follows from it for the end that it must have come to.</summary>
internal sealed record Case
{
    public required Story Story { get; init; }

    /// <summary><c>null</c>: the service does not know it.</summary>
    public required PaymentRow? Row { get; init; }

    public required IReadOnlyList<Sent> Sent { get; init; }

    public required IReadOnlyList<CancelCall> Cancels { get; init; }

    public required IReadOnlyList<Movement> Ledger { get; init; }

    public required IReadOnlyList<Order> Orders { get; init; }

    public required IReadOnlyList<FactOut> Facts { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<HistoryRow> History { get; init; }

    public required IReadOnlyList<AttemptRow> Attempts { get; init; }

    /// <summary>What went back by the gateway's ledger.</summary>
    public long Moved => Ledger.Sum(movement => movement.Amount);

    /// <summary>The service has been told that there is such a payment, and at which gateway: by the shop, or by the gateway itself.</summary>
    public bool IsAnnounced =>
        Sent.Any(message => message.TellsOfPayment) || (Story.GatewayTells && History.Any(step => Evidence.Sent.IsPaymentFact(step.Event)));

    /// <summary>A request whose acceptance nobody knows makes either end right.</summary>
    public bool IsOpen => Cancels.Any(call => call.IsOpen) && Owed < Story.Amount;

    /// <summary>What must go back by everything that was said: an item counts once with its largest amount, and never more than was paid.</summary>
    public long Owed
    {
        get
        {
            if (Cancels.Any(call => call.IsAccepted) || Sent.Any(message => message is { Owes: true, Items: null }))
                return Story.Amount;
            var items = Sent.Where(message => message.Owes).SelectMany(message => message.Items!).GroupBy(item => item.Key, item => item.Value, StringComparer.Ordinal);
            return Math.Min(Story.Amount, items.Sum(item => item.Max()));
        }
    }

    /// <summary>It waits for somebody, who is told why and was called.</summary>
    public bool IsBeforePerson => Row is { State: "ManualActionRequired" or "AwaitingApproval" };

    /// <summary>It has ended for good.</summary>
    public bool IsEnded => Row is { State: "Cancelled" or "Reversed" or "Refunded" };

    public Violation Broken(string rule, string evidence) => new(Story.PaymentId, rule, $"{evidence} [{this}]");

    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{Story.Gateway} {Story.Standing}, owed {Owed} of {Story.Amount}; row {Row?.State ?? "none"}/{Row?.Status} v{Row?.Version} returned {Row?.ReturnedAmount}: {Row?.Why}; ledger {string.Join(" ", Ledger.Select(line => $"{line.Kind} {line.Amount}"))}; orders {Orders.Count}; attempts {string.Join(" ", Attempts.Select(attempt => $"{attempt.Kind}#{attempt.Attempt}={attempt.Outcome ?? "?"}"))}; sent {string.Join(" ", Sent.Select(message => message.Name))}; cancels {string.Join(" ", Cancels.Select(call => call.Code ?? "?"))}");
}

/// <summary>A promise that was not kept.</summary>
/// <param name="PaymentId">Whose; empty when it is about no single payment.</param>
/// <param name="Rule">Which promise.</param>
/// <param name="Evidence">What shows it.</param>
internal sealed record Violation(string PaymentId, string Rule, string Evidence)
{
    public override string ToString() => $"{Rule}: {PaymentId}: {Evidence}";
}

using Sagas.Contracts;

namespace Sagas.Gateways.OmniCart;

/// <summary>What the status of a cart makes of an operation before anything is sent: one call, or an end without one.</summary>
internal static class OmniCartDecision
{
    /// <param name="operation">The operation.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="cart">As just read.</param>
    /// <param name="wanted">The items that it is about.</param>
    public static (OmniCartPlan? Plan, GatewayOutcome? Decided) Of(
        GatewayOperation operation, OperationKind kind, OmniCartCart cart, IReadOnlyList<OmniCartShare> wanted)
    {
        if (!string.Equals(cart.Currency, operation.Currency, StringComparison.OrdinalIgnoreCase))
            return (null, Refused($"The cart is in {cart.Currency}, the payment in {operation.Currency}."));
        if (kind == OperationKind.Cancel)
            return (null, OfUnpaid(cart));
        var open = wanted.Where(share => share.Remaining > 0).ToList();
        if (open.FindAll(share => share.IsReady(kind)) is { Count: > 0 } ready)
            return OfReady(operation, kind, ready, OmniCartOutcomes.Named(operation, wanted));
        if (open.FindAll(share => !share.HasMovedOn(kind)) is { Count: > 0 } waiting)
            return (null, Wait(kind, waiting));
        if (open.Count > 0)
            return (null, MovedOn(PaymentStatus.Confirmed, cart.Taken, "The money was taken meanwhile."));
        return (null, OmniCartOutcomes.OfNothingLeft(operation, kind, cart, wanted));
    }

    /// <summary>An item costs one call whole, another call in part: an attempt makes one call, and what is left over follows with the next operation.</summary>
    private static (OmniCartPlan? Plan, GatewayOutcome? Decided) OfReady(
        GatewayOperation operation, OperationKind kind, List<OmniCartShare> ready, IReadOnlyList<PaymentItem>? named)
    {
        var whole = ready.FindAll(share => share.Target == 0);
        var chosen = whole.Count > 0 ? whole : ready;
        var sum = chosen.Sum(share => share.Remaining);
        if (sum > operation.Amount)
            return (null, Refused(TooMuch(operation, chosen, sum)));
        return (new OmniCartPlan
        {
            Call = whole.Count == 0 ? OmniCartPlan.Modify : kind == OperationKind.Reverse ? OmniCartPlan.Cancel : OmniCartPlan.Refund,
            Steps = [.. chosen.Select(share => new OmniCartStep(share.Item.Id, share.Back, share.Owed, share.Target))],
            Items = named,
        }, null);
    }

    private static GatewayOutcome OfUnpaid(OmniCartCart cart) => cart.Standing switch
    {
        (PaymentStatus.New, _) => Refused("An unpaid cart cannot be cancelled here; it expires by itself."),
        (null, _) => new GatewayOutcome.NotSent { Message = "The cart is changing." },
        var (status, _) when cart.IsOver => new GatewayOutcome.Succeeded(status.Value, 0) { External = true },
        var (status, amount) => MovedOn(status.Value, amount, "The cart was paid meanwhile."),
    };

    private static GatewayOutcome.NotSent Wait(OperationKind kind, List<OmniCartShare> waiting) => new()
    {
        Message = $"A {(kind == OperationKind.Reverse ? "cancel needs authorized" : "refund needs completed")} items; waits for "
            + string.Join(", ", waiting.Select(share => $"{share.Item.Id} ({share.Item.Word})")) + ".",
    };

    private static GatewayOutcome.Rejected MovedOn(PaymentStatus status, long amount, string message) =>
        new(RejectionCause.PaymentMovedOn) { GatewayStatus = status, GatewayAmount = amount, Message = message };

    private static string TooMuch(GatewayOperation operation, List<OmniCartShare> chosen, long sum) => FormattableString.Invariant(
        $"The items {string.Join(", ", chosen.Select(share => share.Item.Id))} come to {sum} {operation.Currency} (minor units), and only {operation.Amount} may go back: ")
        + "say which items, or return it in the Merchant Panel.";

    private static GatewayOutcome.Rejected Refused(string message) => new(RejectionCause.Refused) { Message = message };
}

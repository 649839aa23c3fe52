using Sagas.Contracts;

namespace Sagas.Gateways.OmniCart;

/// <summary>What a cart says about an operation. The whole table is an approved file beside the tests.</summary>
internal static class OmniCartOutcomes
{
    /// <summary>What became of the call of an attempt, by the cart before and after it; <c>null</c> when nothing of it shows.</summary>
    public static GatewayOutcome? OfProgress(OperationKind kind, OmniCartPlan plan, OmniCartCart cart)
    {
        var moved = 0L;
        foreach (var step in plan.Steps)
        {
            if (cart.Find(step.ItemId) is not { } item)
                return new GatewayOutcome.Unknown { Message = $"Item {step.ItemId} is no longer in the cart." };
            if (item.Status == OmniCartStatus.Unrecognised)
                return new GatewayOutcome.Unknown { Message = $"Item {step.ItemId} is {item.Word}, a word which this version does not know." };
            if (item.Status == OmniCartStatus.Ongoing)
                return new GatewayOutcome.Accepted { Message = $"Item {step.ItemId} is ongoing." };
            moved += Math.Max(0, item.Measure(kind).Back - step.Back);
        }

        return moved > 0 ? new GatewayOutcome.Succeeded(After(kind, cart), moved) { Items = plan.Items } : null;
    }

    /// <summary>Where the payment stands, when nothing of ours is under way.</summary>
    public static GatewayOutcome OfStanding(GatewayOperation operation, OmniCartCart cart) => cart.Standing switch
    {
        (null, _) => new GatewayOutcome.Accepted { Message = "The cart is changing." },
        var (status, amount) when cart.IsOver => new GatewayOutcome.Succeeded(status.Value, operation.Kind is null ? amount : Unbooked(operation, cart)) { External = true },
        var (status, amount) => new GatewayOutcome.NotDone { GatewayStatus = status, GatewayAmount = amount },
    };

    /// <summary>All that is wanted went back before anything was sent: by somebody else, or by an attempt whose answer was lost.</summary>
    public static GatewayOutcome OfNothingLeft(
        GatewayOperation operation, OperationKind kind, OmniCartCart cart, IReadOnlyList<OmniCartShare> wanted)
    {
        // Only what went back of the items in question can stand for them.
        var external = Math.Min(Unbooked(operation, cart), wanted.Sum(share => share.Back));
        var done = new GatewayOutcome.Succeeded(After(kind, cart), external) { External = true, Items = Named(operation, wanted) };
        var saysWhatWasMissing = operation.Scope is not null || operation.Items.Any(item => item.Amount is null);
        if (external > 0 || (saysWhatWasMissing && !cart.IsOver))
            return done;
        // An end without taken money contradicts a refund; that is for a person.
        if (cart.IsOver && (kind == OperationKind.Reverse || done.Status == PaymentStatus.Refunded))
            return done;
        var standing = string.Join(", ", wanted.Select(share => FormattableString.Invariant($"{share.Item.Id} ({share.Item.Word}, {share.Back} of {share.Owed} went back)")));
        return new GatewayOutcome.Rejected(RejectionCause.Refused)
        {
            Message = FormattableString.Invariant($"{operation.Amount} {operation.Currency} (minor units) is asked for, and nothing is left of {standing}."),
        };
    }

    /// <summary>The items as the saga is told of them: each with what is to go back of it in all.</summary>
    public static IReadOnlyList<PaymentItem>? Named(GatewayOperation operation, IReadOnlyList<OmniCartShare> wanted) =>
        operation.Scope is null && operation.Items.Count == 0
            ? null
            : [.. wanted.Select(share => new PaymentItem { ItemId = share.Item.Id, Amount = share.Owed })];

    /// <summary>The payment's status after money went back. What was released is booked as released also when other items were taken meanwhile.</summary>
    private static PaymentStatus After(OperationKind kind, OmniCartCart cart) => cart switch
    {
        { IsOver: true } => cart.Standing.Status!.Value,
        _ => kind == OperationKind.Reverse ? PaymentStatus.Authorized : PaymentStatus.Confirmed,
    };

    /// <summary>What went back at the gateway and is not in the saga's books; never more than is asked for.</summary>
    private static long Unbooked(GatewayOperation operation, OmniCartCart cart) =>
        Math.Clamp(cart.BackInAll(operation.Kind ?? OperationKind.Refund) - operation.ReturnedAmount, 0, operation.Amount);
}

namespace Sagas.Simulators.OmniCart;

/// <summary>The data of a status answer.</summary>
internal sealed record StatusView(
    string CartId,
    string Currency,
    AmountsView TotalAmounts,
    IReadOnlyList<IReadOnlyDictionary<string, ItemView>> Items)
{
    /// <summary>The totals are those of the items asked for, not of the cart.</summary>
    public static StatusView Of(Cart cart, IReadOnlyList<CartItem> items) => new(
        cart.Id,
        cart.Currency,
        new AmountsView(
            items.Sum(item => item.Announced.Amount),
            items.Sum(item => item.Captured),
            items.Sum(item => item.Refunded),
            items.Sum(item => item.Current)),
        [.. items.Select(item => new Dictionary<string, ItemView>(StringComparer.Ordinal) { [item.Id] = ItemView.Of(item) })]);
}

/// <summary>Integers of minor units.</summary>
internal sealed record AmountsView(long Initiated, long Captured, long Refunded, long Current);

internal sealed record ItemView(string PaymentStatus, AmountsView ItemAmounts, string? Tag, PriceView PaymentSnapshot, TimerView? TimerSnapshot)
{
    public static ItemView Of(CartItem item) => new(
        item.Status.Word(),
        new AmountsView(item.Announced.Amount, item.Captured, item.Refunded, item.Current),
        item.Announced.Tag,
        new PriceView(
            item.Price.Amount,
            item.Price.Calculated ? ItemPrice.CalculatedWord : ItemPrice.DeclaredWord,
            item.Price.Quantity,
            item.Price.Modifier),
        item.HasTimer ? TimerView.Pending : null);
}

internal sealed record PriceView(long Amount, string AmountMode, decimal Quantity, decimal AmountModifier);

/// <summary>Timers do not run here: nothing that gives money back touches them.</summary>
internal sealed record TimerView(string TriggerEvent, string TimerStatus, int RemainingSecs)
{
    public static readonly TimerView Pending = new("captured", "pending", 7_200);
}

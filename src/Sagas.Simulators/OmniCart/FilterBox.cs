namespace Sagas.Simulators.OmniCart;

/// <summary>Which items of a cart a request is about: those with a tag or an id of these, narrowed by their timers; all without any.</summary>
internal sealed record FilterBox(IReadOnlyList<string>? Tags, IReadOnlyList<string>? ItemIds, bool? TimerEnabled)
{
    public static readonly FilterBox WholeCart = new(null, null, null);

    /// <summary>Applies it.</summary>
    /// <returns>The items, each once and in the order of the cart, and what was named and not found.</returns>
    public (IReadOnlyList<CartItem> Items, IReadOnlyList<FilterMiss> Misses) Select(IReadOnlyList<CartItem> items)
    {
        var named = items.Where(item => IsWhole || HasTag(item) || HasId(item)).ToList();
        List<CartItem> narrowed = [.. named.Where(HasTimer)];
        return (narrowed, [.. Misses(items, named, narrowed)]);
    }

    private bool IsWhole => Tags is null && ItemIds is null;

    private IEnumerable<FilterMiss> Misses(IReadOnlyList<CartItem> cart, List<CartItem> named, List<CartItem> narrowed)
    {
        var tags = (Tags ?? []).Distinct(StringComparer.Ordinal).ToList();
        var unknownTags = tags.Where(tag => !cart.Any(item => item.Announced.Tag == tag)).ToList();
        if (unknownTags.Count > 0)
            yield return new FilterMiss(MissKind.Tags, unknownTags);
        var unknownIds = (ItemIds ?? []).Distinct(StringComparer.Ordinal).Where(id => !cart.Any(item => item.Id == id)).ToList();
        if (unknownIds.Count > 0)
            yield return new FilterMiss(MissKind.ItemIds, unknownIds);
        // A tag that is in the cart but on no item with such a timer fails too: the guide's third example.
        var losesTag = tags.Except(unknownTags, StringComparer.Ordinal).Any(tag => !narrowed.Any(item => item.Announced.Tag == tag));
        var losesAll = named.Count > 0 && narrowed.Count == 0;
        if (TimerEnabled is { } enabled && (losesTag || losesAll))
            yield return new FilterMiss(enabled ? MissKind.EnabledTimer : MissKind.DisabledTimer, []);
    }

    private bool HasTag(CartItem item) => item.Announced.Tag is { } tag && Tags?.Contains(tag, StringComparer.Ordinal) == true;

    private bool HasId(CartItem item) => ItemIds?.Contains(item.Id, StringComparer.Ordinal) == true;

    private bool HasTimer(CartItem item) => TimerEnabled is null || item.HasTimer == TimerEnabled;
}

/// <summary>What a filter named and the cart has not.</summary>
internal sealed record FilterMiss(MissKind Kind, IReadOnlyList<string> Names);

internal enum MissKind
{
    Tags,
    ItemIds,
    EnabledTimer,
    DisabledTimer,
}

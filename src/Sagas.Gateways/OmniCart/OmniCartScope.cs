using Sagas.Contracts;

namespace Sagas.Gateways.OmniCart;

/// <summary>
/// Which items an operation means. A scope is the union of its ids and tags, narrowed by the timer; each id has to exist and each tag to match
/// at least one item after the narrowing, else nothing is done.
/// </summary>
internal static class OmniCartScope
{
    /// <param name="operation">The operation.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="cart">The whole cart.</param>
    /// <param name="narrowed">The ids that match the scope's timer; <c>null</c> when it names none.</param>
    /// <returns>The items, or why there are none.</returns>
    public static (IReadOnlyList<OmniCartShare> Wanted, string? Why) Resolve(
        GatewayOperation operation, OperationKind kind, OmniCartCart cart, IReadOnlySet<string>? narrowed)
    {
        if (operation.Scope is { } scope)
        {
            var (items, why) = OfScope(scope, cart, narrowed);
            return ([.. items.Select(item => OmniCartShare.Of(item, kind, asked: null))], why);
        }

        if (operation.Items.Count == 0)
            return ([.. cart.Items.Select(item => OmniCartShare.Of(item, kind, asked: null))], null);
        var missing = operation.Items.Where(item => cart.Find(item.ItemId) is null).Select(item => item.ItemId).ToList();
        return missing.Count > 0
            ? ([], Missing(missing))
            : ([.. operation.Items.Select(item => OmniCartShare.Of(cart.Find(item.ItemId)!, kind, item.Amount))], null);
    }

    private static (IEnumerable<OmniCartItem> Items, string? Why) OfScope(ItemScope scope, OmniCartCart cart, IReadOnlySet<string>? narrowed)
    {
        IReadOnlyList<string> ids = scope.ItemIds ?? [], tags = scope.Tags ?? [];
        var missing = ids.Where(id => cart.Find(id) is null).ToList();
        if (missing.Count > 0)
            return ([], Missing(missing));
        var candidates = cart.Items.Where(item => narrowed is null || narrowed.Contains(item.Id)).ToList();
        var unmatched = tags.Where(tag => !candidates.Exists(item => string.Equals(item.Tag, tag, StringComparison.Ordinal))).ToList();
        if (unmatched.Count > 0)
            return ([], $"The cart has no item{(narrowed is null ? "" : " with that timer setting")} tagged {string.Join(", ", unmatched)}; nothing was done.");
        var chosen = candidates.FindAll(item => (ids.Count == 0 && tags.Count == 0) || ids.Contains(item.Id, StringComparer.Ordinal) || tags.Contains(item.Tag, StringComparer.Ordinal));
        return chosen.Count > 0 ? (chosen, null) : ([], "No item of the cart matches the scope; nothing was done.");
    }

    private static string Missing(List<string> ids) => $"The cart does not contain {string.Join(", ", ids)}; nothing was done.";
}

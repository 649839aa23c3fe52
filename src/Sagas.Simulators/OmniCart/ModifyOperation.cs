using Sagas.Simulators.Gateways;
using Sagas.Simulators.Ledger;

namespace Sagas.Simulators.OmniCart;

/// <summary>
/// <c>PATCH /modify</c>: sets items to a lower amount, so the same call again changes nothing. The difference of what is
/// authorized is cancelled, of what is completed refunded, and is one movement each; the item's status stays. Only amounts
/// of items can be modified: of anything else the simulated account has no right to.
/// </summary>
internal sealed class ModifyOperation(CartDesk desk, CartMoney money, OmniCartAnswers answers)
{
    public SimulatedAnswer Execute(SimulatedCall call) => desk.Serve(call, (request, cart) => Serve(call, request, cart));

    public SimulatedAnswer Refuse(SimulatedCall call, string? code) => answers.Refusal(code, OmniCartError.CartGrows);

    private SimulatedAnswer Serve(SimulatedCall call, OmniCartRequest request, Cart cart)
    {
        var changes = new ModifyBoxReader(request).Read(cart);
        if (request.Errors.Count == 0)
            request.Errors.AddRange(Growth(cart, changes));
        if (request.Errors.Count > 0)
            return answers.Failure(request.Errors, request.Debug);

        var end = PendingEnd.Of(call);
        foreach (var kind in changes.GroupBy(change => change.Item.Status == ItemStatus.Completed ? MovementKind.Refund : MovementKind.Reverse))
            Apply(cart, kind.Key, [.. kind], end);
        return answers.Success(new ModifiedView([.. changes.Select(change => change.Item.Id)]), [], request.Debug);
    }

    private static IEnumerable<OmniCartError> Growth(Cart cart, IReadOnlyList<ItemChange> changes)
    {
        // The cart comes first: its code is the lowest of the three.
        if (changes.Sum(change => change.Price.Total - change.Item.Current) > 0)
            yield return OmniCartError.CartGrows;
        List<string> items = [.. changes.Where(change => change.Price.Total > change.Item.Current).Select(change => change.Item.Id)];
        if (items.Count > 0)
            yield return OmniCartError.ItemsGrow(items);
        List<string> quantities = [.. changes.Where(change => change.GrowsInQuantity).Select(change => change.Item.Id)];
        if (quantities.Count > 0)
            yield return OmniCartError.QuantitiesGrow(quantities);
    }

    private void Apply(Cart cart, MovementKind kind, List<ItemChange> changes, PendingEnd end)
    {
        var difference = changes.Sum(change => change.Item.Current - change.Price.Total);
        foreach (var change in changes)
        {
            if (end.Works)
                change.Item.Reduce(change.Price);
            change.Item.Show(ItemStatus.Ongoing, end.Reads);
        }

        if (end.Works && difference > 0)
            money.GiveBack(cart, kind, difference);
    }

    private sealed record ModifiedView(IReadOnlyList<string> ModifiedAmounts);
}

using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.OmniCart;

/// <summary>
/// <c>POST /cancel</c>, <c>/refund</c> and <c>/capture</c>: whole items, chosen by a filter. One call is one movement of the
/// sum. The guide wants every chosen item in the right status, the code table only one of them; see
/// <see cref="OmniCartSettings.MixedCarts"/>.
/// </summary>
internal sealed class ItemOperation(CartDesk desk, CartMoney money, OmniCartSettings settings, OmniCartAnswers answers, ItemStep step)
{
    public SimulatedAnswer Execute(SimulatedCall call) => desk.Serve(call, (request, cart) => Serve(call, request, cart));

    public SimulatedAnswer Refuse(SimulatedCall call, string? code) => answers.Refusal(code, step.NoneReady);

    private SimulatedAnswer Serve(SimulatedCall call, OmniCartRequest request, Cart cart)
    {
        var (items, misses) = request.Filter().Select(cart.Items);
        request.Errors.AddRange(misses.Select(OmniCartError.Of));
        if (items.Count == 0 && misses.Count == 0)
            request.Errors.Add(OmniCartError.NothingMatches);
        List<CartItem> ready = [.. items.Where(item => item.Status == step.From)];
        if (ready.Count == 0 || (ready.Count < items.Count && settings.MixedCarts == MixedCartRule.Strict))
            request.Errors.Add(step.NoneReady);
        if (request.Errors.Count > 0)
            return answers.Failure(request.Errors, request.Debug);

        Apply(cart, ready, PendingEnd.Of(call));
        return answers.Success(new ItemIdsView([.. ready.Select(item => item.Id)]), [], request.Debug);
    }

    private void Apply(Cart cart, List<CartItem> items, PendingEnd end)
    {
        var amount = items.Sum(item => item.Current);
        foreach (var item in items)
        {
            if (end.Works)
                item.Become(step.To);
            item.Show(step.Meanwhile, end.Reads);
        }

        if (!end.Works)
            return;
        if (step.Movement is { } kind)
            money.GiveBack(cart, kind, amount);
        else
            money.Take(cart);
    }

    private sealed record ItemIdsView(IReadOnlyList<string> ItemIds);
}

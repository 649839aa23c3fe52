using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.OmniCart;

/// <summary><c>GET /status/{cartId}</c>. What the filter does not find is an information, unless it finds nothing at all.</summary>
internal sealed class StatusOperation(CartDesk desk, OmniCartAnswers answers)
{
    public SimulatedAnswer Execute(SimulatedCall call) => desk.ServeRead(call, Read);

    public SimulatedAnswer Refuse(SimulatedCall call, string? code) => answers.Refusal(code, OmniCartError.General);

    private SimulatedAnswer Read(StatusQuery query, Cart cart)
    {
        var (items, misses) = query.Filter.Select(cart.Items);
        if (items.Count == 0)
            return answers.Failure(misses.Count > 0 ? [.. misses.Select(OmniCartError.Of)] : [OmniCartError.NothingMatches], query.Debug);
        var answer = answers.Success(StatusView.Of(cart, items), [.. misses.Select(OmniCartError.Information)], query.Debug);
        foreach (var item in items)
            item.WasRead();
        return answer;
    }
}

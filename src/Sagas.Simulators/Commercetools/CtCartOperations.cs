using Sagas.Simulators.EasyCredit;
using Sagas.Simulators.Gateways;
using Sagas.Simulators.Http;

namespace Sagas.Simulators.Commercetools;

/// <summary>
/// Carts of the project. Whether a cart that is not frozen may be unfrozen is not documented; here it may not, so that a caller
/// that does not look first is found out.
/// </summary>
internal sealed class CtCartOperations(SimulatedGateway gateway, CtDesk desk)
{
    private const int MaxText = 256;

    public SimulatedAnswer Get(SimulatedCall call) => desk.ServeCart(call, own => CtAnswers.Ok(CtCartView.Of(own.Cart)));

    public SimulatedAnswer Query(SimulatedCall call)
    {
        if (desk.Refusal(call) is { } refusal)
            return refusal;
        var where = call.Request.Query["where"].ToString();
        if (CtPredicate.PaymentOfCart(where) is not { } paymentId)
            return CtAnswers.InvalidInput($"Malformed parameter: where: {where}");
        return desk.FindPayment(paymentId) is { } payment && ShopCalls.Locked(payment, own => CtCartView.Of(own.Cart)) is { } cart
            ? CtAnswers.Ok(CtPage<CtCartView>.Of([cart]))
            : CtAnswers.Ok(CtPage<CtCartView>.Of([]));
    }

    public SimulatedAnswer Update(SimulatedCall call) => desk.ServeCart(call, own =>
    {
        var cart = own.Cart;
        if (CtUpdate.Read(call.Body, out var fault) is not { } update)
            return CtAnswers.InvalidJson(fault);
        if (update.Version != cart.Version)
            return CtAnswers.Conflict(cart.Id, update.Version, cart.Version);
        var frozen = cart.IsFrozen;
        foreach (var action in update.Actions)
        {
            if (Read(action, ref frozen) is { } refusal)
                return refusal;
        }

        if (frozen != cart.IsFrozen)
            cart.Freeze(frozen, gateway.Now);
        return CtAnswers.Ok(CtCartView.Of(cart));
    });

    /// <summary>Somebody else was faster: the version has gone on.</summary>
    public SimulatedAnswer Refuse(SimulatedCall call, string? code) => desk.ServeCart(call, own =>
    {
        own.Cart.Touch(gateway.Now);
        return CtAnswers.Conflict(own.Cart.Id, own.Cart.Version - 1, own.Cart.Version);
    });

    private static SimulatedAnswer? Read(FieldReader action, ref bool frozen)
    {
        var word = action.Text("action", MaxText);
        if (word is not ("freezeCart" or "unfreezeCart"))
            return CtAnswers.InvalidJson($"actions -> action: '{word}' is not simulated");
        var wanted = word == "freezeCart";
        if (wanted == frozen)
            return CtAnswers.InvalidOperation($"The cart is {(frozen ? "Frozen" : "Active")} already.");
        frozen = wanted;
        return null;
    }
}

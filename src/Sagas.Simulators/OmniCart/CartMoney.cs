using Sagas.Simulators.Gateways;
using Sagas.Simulators.Ledger;
using Sagas.Simulators.Payments;

namespace Sagas.Simulators.OmniCart;

/// <summary>Keeps the payment of a cart in step with its items, both ways.</summary>
internal sealed class CartMoney(SimulatedGateway gateway)
{
    /// <summary>One movement, whose kind is that of the items: in a mixed cart the payment as a whole may be further.</summary>
    public void GiveBack(Cart cart, MovementKind kind, long amount) => Change(cart, () =>
    {
        // Of items that cost nothing nothing moves.
        if (amount == 0)
            return;
        var (outcome, _) = gateway.Return(cart.Payment, amount, operationKey: null, kind: kind);
        if (outcome != UndoOutcome.Done)
            throw new InvalidOperationException($"Cart {cart.Id} and its payment differ: {outcome} for {amount}");
    });

    /// <summary>Something was captured.</summary>
    public void Take(Cart cart) => Change(cart, () => gateway.Move(cart.Payment, PaymentStatus.Confirmed));

    /// <summary>What happens to the payment from outside happens to all its items.</summary>
    public static void Follow(PaymentChange change)
    {
        var cart = Cart.Of(change.Payment);
        if (!cart.IsChanging && change.Before is { } before && before.Status != change.After.Status)
            cart.Follow(change.After.Status);
    }

    private static void Change(Cart cart, Action change)
    {
        cart.IsChanging = true;
        try
        {
            change();
        }
        finally
        {
            cart.IsChanging = false;
        }
    }
}

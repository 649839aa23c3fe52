using Sagas.Simulators.Payments;

namespace Sagas.Simulators.OmniCart;

/// <summary>A cart and its items, in the order in which they were made known. Used only under the lock of its payment.</summary>
internal sealed class Cart
{
    /// <summary>The item of a cart of which no items were made known.</summary>
    public const string OnlyItem = "item";

    private Cart(SimulatedPayment payment)
    {
        Payment = payment;
        var announced = payment.Announced;
        IReadOnlyList<PaymentItem> items = announced.Items.Count > 0
            ? announced.Items
            : [new PaymentItem { ItemId = OnlyItem, Amount = announced.Amount }];
        Items = [.. items.Select(item => new CartItem(item, StatusOf(announced.Status)))];
    }

    public SimulatedPayment Payment { get; }

    public string Id => Payment.Announced.PaymentId;

    public string Currency => Payment.Announced.Currency;

    public IReadOnlyList<CartItem> Items { get; }

    /// <summary>Its own call changes the payment, which then must not change the items.</summary>
    public bool IsChanging { get; set; }

    public static Cart Of(SimulatedPayment payment)
    {
        var slot = payment.Own<Slot>();
        return slot.Cart ??= new Cart(payment);
    }

    /// <summary>The payer or the gateway moved the whole cart.</summary>
    public void Follow(PaymentStatus status)
    {
        foreach (var item in Items.Where(item => item.IsOpen))
        {
            // In a mixed cart what was never taken is let go when the rest is refunded.
            var heldOnly = status == PaymentStatus.Refunded && item.Settled == ItemStatus.Authorized;
            item.Become(heldOnly ? ItemStatus.Canceled : StatusOf(status));
        }
    }

    private static ItemStatus StatusOf(PaymentStatus status) => status switch
    {
        PaymentStatus.New => ItemStatus.Initiated,
        PaymentStatus.Authorized => ItemStatus.Authorized,
        PaymentStatus.Confirmed => ItemStatus.Completed,
        PaymentStatus.Cancelled => ItemStatus.Expired,
        PaymentStatus.Reversed => ItemStatus.Canceled,
        PaymentStatus.Refunded => ItemStatus.Refunded,
        _ => throw new InvalidOperationException($"No item status for {status}"),
    };

    private sealed class Slot
    {
        public Cart? Cart { get; set; }
    }
}

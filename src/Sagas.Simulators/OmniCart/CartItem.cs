using Sagas.Simulators.Payments;

namespace Sagas.Simulators.OmniCart;

/// <summary>An item of a cart. Its state is read and changed only under the lock of its cart.</summary>
internal sealed class CartItem
{
    private ItemStatus _status;
    private ItemStatus _shown;
    private int _shownFor;

    public CartItem(PaymentItem announced, ItemStatus status)
    {
        Announced = announced;
        Price = ItemPrice.Declared(announced.Amount);
        Become(status);
    }

    public PaymentItem Announced { get; }

    public string Id => Announced.ItemId;

    /// <summary>Disabled and not set are one and the same to the API.</summary>
    public bool HasTimer => Announced.TimerEnabled == true;

    public ItemPrice Price { get; private set; }

    /// <summary>What was authorized and taken, in minor units; 0 for an item never captured.</summary>
    public long Captured { get; private set; }

    /// <summary>What was taken and given back.</summary>
    public long Refunded { get; private set; }

    /// <summary>What is held or kept now.</summary>
    public long Current { get; private set; }

    /// <summary>What an operation goes by and a reader sees: while something goes on, not yet its end.</summary>
    public ItemStatus Status => _shownFor > 0 ? _shown : _status;

    /// <summary>Its end, once nothing goes on any more.</summary>
    public ItemStatus Settled => _status;

    public bool IsOpen => _status is ItemStatus.Initiated or ItemStatus.Authorized or ItemStatus.Captured or ItemStatus.Completed;

    /// <summary>One status read has seen it; so it gets on.</summary>
    public void WasRead()
    {
        if (_shownFor > 0)
            _shownFor--;
    }

    public void Become(ItemStatus status)
    {
        _status = status;
        _shownFor = 0;
        switch (status)
        {
            case ItemStatus.Initiated or ItemStatus.Authorized:
                Current = Price.Total;
                break;
            case ItemStatus.Captured or ItemStatus.Completed:
                Captured = Current = Price.Total;
                break;
            case ItemStatus.Refunded:
                Captured = Math.Max(Captured, Price.Total);
                Refunded = Captured;
                Current = 0;
                break;
            case ItemStatus.Canceled or ItemStatus.Rejected or ItemStatus.Expired:
                Current = 0;
                break;
            default:
                throw new InvalidOperationException($"No item settles as {status}");
        }
    }

    /// <summary>Sets a lower price; the difference goes back.</summary>
    public void Reduce(ItemPrice price)
    {
        var difference = Current - price.Total;
        if (_status == ItemStatus.Completed)
            Refunded += difference;
        Current -= difference;
        Price = price;
    }

    /// <summary>Shows this for so many status reads before what it has become.</summary>
    public void Show(ItemStatus status, int reads)
    {
        _shown = status;
        _shownFor = reads;
    }
}

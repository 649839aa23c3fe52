using Sagas.Contracts;

namespace Sagas.Gateways.OmniCart;

/// <summary>An item that an operation is about.</summary>
/// <param name="Item">As it stands in the cart.</param>
/// <param name="Owed">What is to go back of it in all, in minor units.</param>
/// <param name="Back">What of it went back already.</param>
internal sealed record OmniCartShare(OmniCartItem Item, long Owed, long Back)
{
    /// <summary>What is still to go back.</summary>
    public long Remaining => Math.Max(0, Owed - Back);

    /// <summary>What the item is to cost afterwards. Zero means a cancel or refund of the item: a modification to zero is not allowed.</summary>
    public long Target => Math.Max(0, Item.Current - Remaining);

    /// <param name="item">As it stands in the cart.</param>
    /// <param name="kind">The operation.</param>
    /// <param name="asked">How much of it is owed in all; <c>null</c> for the whole item.</param>
    public static OmniCartShare Of(OmniCartItem item, OperationKind kind, long? asked)
    {
        var (whole, back) = item.Measure(kind);
        return new OmniCartShare(item, Math.Min(asked ?? whole, whole), back);
    }

    /// <summary>The call of the operation takes the item as it is.</summary>
    public bool IsReady(OperationKind kind) =>
        Item.Status == (kind == OperationKind.Reverse ? OmniCartStatus.Authorized : OmniCartStatus.Completed);

    /// <summary>A hold that is to be released, and the money was taken meanwhile.</summary>
    public bool HasMovedOn(OperationKind kind) => kind == OperationKind.Reverse && Item.Status == OmniCartStatus.Completed;
}

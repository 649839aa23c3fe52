using Sagas.Simulators.Ledger;

namespace Sagas.Simulators.OmniCart;

/// <summary>What a call does to each item it is about.</summary>
/// <param name="From">The status every item must have.</param>
/// <param name="Meanwhile">What is seen while it does not end at once.</param>
/// <param name="To">The status it gets.</param>
/// <param name="Movement">What it is in the ledger; <c>null</c> when nothing goes back.</param>
/// <param name="NoneReady">Refuses a call when items are in another status.</param>
internal sealed record ItemStep(ItemStatus From, ItemStatus Meanwhile, ItemStatus To, MovementKind? Movement, OmniCartError NoneReady)
{
    public static readonly ItemStep Cancel =
        new(ItemStatus.Authorized, ItemStatus.Ongoing, ItemStatus.Canceled, MovementKind.Reverse, OmniCartError.NoneAuthorized);

    public static readonly ItemStep Refund =
        new(ItemStatus.Completed, ItemStatus.Ongoing, ItemStatus.Refunded, MovementKind.Refund, OmniCartError.NoneCompleted);

    public static readonly ItemStep Capture =
        new(ItemStatus.Authorized, ItemStatus.Captured, ItemStatus.Completed, Movement: null, OmniCartError.NoneAuthorized);
}

using System.Text.Json;
using Sagas.Contracts;

namespace Sagas.Gateways.OmniCart;

/// <summary>A cart as <c>/status</c> shows it.</summary>
internal sealed record OmniCartCart(string CartId, string Currency, IReadOnlyList<OmniCartItem> Items)
{
    /// <summary>Nothing of it will change any more.</summary>
    public bool IsOver => Items.All(item => item.Status.IsOver());

    /// <summary>What was taken, also what of it went back since.</summary>
    public long Taken => Items
        .Where(item => item.Status is OmniCartStatus.Captured or OmniCartStatus.Completed or OmniCartStatus.Refunded)
        .Sum(item => item.Measure(OperationKind.Refund).Whole);

    /// <summary>
    /// The payment's status and amount by the items; no status while that changes. As long as anything is held the payment counts as held:
    /// a reversal releases that first, and is then told that the rest was taken.
    /// </summary>
    public (PaymentStatus? Status, long Amount) Standing => this switch
    {
        { IsOver: true } => (End, Items.Sum(item => item.Status is OmniCartStatus.Refunded ? item.Measure(OperationKind.Refund).Whole : item.Initiated)),
        _ when Has(OmniCartStatus.Authorized) || (Has(OmniCartStatus.Captured) && !Has(OmniCartStatus.Completed)) =>
            (PaymentStatus.Authorized, Taken + Items.Where(item => item.Status == OmniCartStatus.Authorized).Sum(item => item.Current)),
        _ when Has(OmniCartStatus.Completed) || Has(OmniCartStatus.Refunded) => (PaymentStatus.Confirmed, Taken),
        _ when Has(OmniCartStatus.Ongoing) || Has(OmniCartStatus.Unrecognised) => (null, 0),
        _ => (PaymentStatus.New, Items.Where(item => item.Status == OmniCartStatus.Initiated).Sum(item => item.Initiated)),
    };

    /// <summary>All that went back of the cart, released or refunded.</summary>
    public long BackInAll(OperationKind kind) => Items.Sum(item => item.Measure(kind).Back);

    private PaymentStatus End => Has(OmniCartStatus.Refunded) ? PaymentStatus.Refunded : Has(OmniCartStatus.Canceled) ? PaymentStatus.Reversed : PaymentStatus.Cancelled;

    public OmniCartItem? Find(string id) => Items.FirstOrDefault(item => string.Equals(item.Id, id, StringComparison.Ordinal));

    /// <summary>Reads <c>data</c>, whose <c>items</c> are objects with one property each, named by the item; <c>null</c> when it cannot be understood.</summary>
    public static OmniCartCart? Read(JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Object
            || !data.TryGetProperty("cartId", out var cartId) || cartId.ValueKind != JsonValueKind.String
            || !data.TryGetProperty("currency", out var currency) || currency.ValueKind != JsonValueKind.String
            || !data.TryGetProperty("items", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var items = list.EnumerateArray()
            .Where(entry => entry.ValueKind == JsonValueKind.Object)
            .SelectMany(entry => entry.EnumerateObject())
            .Select(entry => OmniCartItem.Read(entry.Name, entry.Value))
            .ToList();
        var isSound = items.Count > 0 && items.TrueForAll(item => item is not null) && items.DistinctBy(item => item!.Id, StringComparer.Ordinal).Count() == items.Count;
        return isSound ? new OmniCartCart(cartId.GetString()!, ForeignText.Clean(currency.GetString()!, ForeignText.LongestCode), [.. items.OfType<OmniCartItem>()]) : null;
    }

    private bool Has(OmniCartStatus status) => Items.Any(item => item.Status == status);
}

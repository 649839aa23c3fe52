using System.Text.Json.Serialization;
using Sagas.Contracts;

namespace Sagas.Payments;

public sealed partial class PaymentSaga
{
    /// <summary>
    /// What has to go back now: <c>min(owed, original) - returned</c>, never below 0, over the claims that are granted.
    /// <c>null</c> when nobody told what an owed item costs, or which items a scope means.
    /// </summary>
    [JsonIgnore]
    public long? Payable => PayableFor(claim => claim.Standing == ClaimStanding.Granted);

    /// <summary>The same over other claims; for questions such as "what if this were granted".</summary>
    public long? PayableFor(Func<Claim, bool> counts)
    {
        var owed = OwedFor(counts);
        return owed is null ? null : Math.Max(0, Math.Min(owed.Value, OriginalAmount) - ReturnedAmount);
    }

    /// <summary>What the next operation would be about: everything, else one scope whose items nobody knows, else all owed items.</summary>
    public Portion NextPortion()
    {
        if (Granted.Any(claim => claim.IsForEverything))
            return new Portion(Payable!.Value);
        return Granted.FirstOrDefault(claim => claim.IsUnnamed) is { } scoped
            ? new Portion(RemainingAmount, Scope: scoped.Scope) { IsUpperBound = true }
            : new Portion(Payable ?? RemainingAmount, OwedItems()) { IsUpperBound = Payable is null };
    }

    /// <summary>Why nobody here knows how much is owed; <c>null</c> when it is known.</summary>
    public string? WhyAmountIsUnknown() => NextPortion() switch
    {
        { IsUpperBound: false } => null,
        { Scope: { } scope } => $"which items the scope {Scopes.TextOf(scope)} means is not known, and gateway {Gateway} cannot say it",
        var portion => $"the amount of item {portion.Items?.FirstOrDefault(item => item.Amount is null)?.ItemId} is not known",
    };

    private IEnumerable<Claim> Granted => Claims.Where(claim => claim.Standing == ClaimStanding.Granted);

    private List<PaymentItem> OwedItems() =>
    [
        .. Granted.SelectMany(PartsOf).GroupBy(part => part.ItemId, StringComparer.Ordinal).Select(parts => new PaymentItem
        {
            ItemId = parts.Key,
            Amount = parts.Any(part => part.Amount is null) ? null : parts.Max(part => part.Amount),
        }),
    ];

    private long? OwedFor(Func<Claim, bool> counts)
    {
        var counted = Claims.FindAll(claim => counts(claim));
        if (counted.Exists(claim => claim.IsForEverything))
            return long.MaxValue;
        if (counted.Exists(claim => claim.IsUnnamed))
            return null;
        var byItem = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var part in counted.SelectMany(PartsOf))
        {
            if (part.Amount is not { } amount)
                return null;
            byItem[part.ItemId] = Math.Max(amount, byItem.GetValueOrDefault(part.ItemId));
        }

        return byItem.Values.Aggregate(0L, MinorUnits.Plus);
    }

    private IEnumerable<PaymentItem> PartsOf(Claim claim) => claim switch
    {
        { Items: { } named } => named,
        { ItemId: { } id } => [new PaymentItem { ItemId = id, Amount = claim.Amount ?? (Prices.TryGetValue(id, out var price) ? price : null) }],
        _ => [],
    };
}

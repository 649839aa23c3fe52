using System.Globalization;
using System.Text.Json.Serialization;
using Sagas.Contracts;

namespace Sagas.Payments;

public sealed partial class PaymentSaga
{
    /// <summary>What the customer paid, or was asked to pay.</summary>
    [JsonIgnore]
    public long OriginalAmount => CapturedAmount?.Plus(ReleasedAmount) ?? AnnouncedAmount ?? 0;

    /// <summary>What remains with the merchant.</summary>
    [JsonIgnore]
    public long NewAmount => HasEnded ? 0 : Math.Max(0, OriginalAmount - ReturnedAmount);

    /// <summary>CANCELLED, REVERSED or REFUNDED.</summary>
    [JsonIgnore]
    public bool HasEnded => Status is PaymentStatus.Cancelled or PaymentStatus.Reversed or PaymentStatus.Refunded;

    /// <summary>
    /// What has to go back now: <c>min(owed, original) - returned</c>, never below 0, over the claims that are granted.
    /// <c>null</c> when nobody told the amount of an owed item.
    /// </summary>
    [JsonIgnore]
    public long? Payable => PayableFor(claim => claim.Standing == ClaimStanding.Granted);

    /// <summary>The same over other claims; for questions such as "what if this were granted".</summary>
    public long? PayableFor(Func<Claim, bool> counts)
    {
        var owed = OwedFor(counts);
        return owed is null ? null : Math.Max(0, Math.Min(owed.Value, OriginalAmount) - ReturnedAmount);
    }

    /// <summary>An owed item whose amount nobody told; <c>null</c> when there is none.</summary>
    public string? ItemWithoutAmount() =>
        Claims.Find(claim => claim is { Standing: ClaimStanding.Granted, ItemId: not null } && AmountOf(claim) is null)?.ItemId;

    /// <summary>A return under this reference is in the row.</summary>
    public bool IsReturnKnown(string reference) => OutsideReturns.Exists(known => string.Equals(known.Reference, reference, StringComparison.Ordinal));

    /// <summary>Why so much cannot have been given back by hand; <c>null</c> when it can, or is known already.</summary>
    public string? WhyNotByHand(long amount, string reference)
    {
        var remains = OriginalAmount - ReturnedAmount;
        return Status is not null && amount > remains && !IsReturnKnown(reference)
            ? string.Create(CultureInfo.InvariantCulture, $"{amount} is more than the {remains} that remains")
            : null;
    }

    /// <summary>Why money goes or went back. What kept it waiting meanwhile is over once it has gone.</summary>
    [JsonIgnore]
    public string? ReasonOfReturn => Claims.Find(claim => claim.Standing == ClaimStanding.Granted)?.Reason ?? Reason;

    private long? OwedFor(Func<Claim, bool> counts)
    {
        var byItem = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var claim in Claims)
        {
            if (!counts(claim))
                continue;
            if (claim.ItemId is null)
                return long.MaxValue;
            if (AmountOf(claim) is not { } amount)
                return null;
            byItem[claim.ItemId] = Math.Max(amount, byItem.GetValueOrDefault(claim.ItemId));
        }

        return byItem.Values.Aggregate(0L, MinorUnits.Plus);
    }

    private long? AmountOf(Claim claim) =>
        claim.Amount ?? (Prices.TryGetValue(claim.ItemId!, out var price) ? price : null);
}

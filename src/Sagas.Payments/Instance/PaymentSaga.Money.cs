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

    /// <summary>What has not gone back yet of all the money.</summary>
    [JsonIgnore]
    public long RemainingAmount => Math.Max(0, OriginalAmount - ReturnedAmount);

    /// <summary>A return under this reference is in the row.</summary>
    public bool IsReturnKnown(string reference) => OutsideReturns.Exists(known => string.Equals(known.Reference, reference, StringComparison.Ordinal));

    /// <summary>Why so much cannot have been given back by hand; <c>null</c> when it can, or is known already.</summary>
    public string? WhyNotByHand(long amount, string reference) =>
        Status is not null && amount > RemainingAmount && !IsReturnKnown(reference)
            ? string.Create(CultureInfo.InvariantCulture, $"{amount} is more than the {RemainingAmount} that remains")
            : null;

    /// <summary>Why money goes or went back. What kept it waiting meanwhile is over once it has gone.</summary>
    [JsonIgnore]
    public string? ReasonOfReturn => Claims.Find(claim => claim.Standing == ClaimStanding.Granted)?.Reason ?? Reason;

    /// <summary>The gateway's status tells that everything has gone back, and not by what.</summary>
    public void ReturnUnnamed()
    {
        if (ReturnedAmount < OriginalAmount)
            OutsideReturns.Add(new OutsideReturn(OutsideReturn.Unnamed, OriginalAmount - ReturnedAmount, ByHand: false));
        ReturnedAmount = OriginalAmount;
    }

    /// <summary>Gives a reference to money that only the gateway's status told of; <c>false</c> when there is not that much of it.</summary>
    public bool TryNameReturn(string reference, long amount)
    {
        var index = OutsideReturns.FindIndex(known => known.Reference == OutsideReturn.Unnamed && known.Amount >= amount);
        if (index < 0)
            return false;
        var unnamed = OutsideReturns[index];
        OutsideReturns[index] = unnamed with { Reference = reference, Amount = amount };
        if (unnamed.Amount > amount)
            OutsideReturns.Add(unnamed with { Amount = unnamed.Amount - amount });
        return true;
    }
}

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
}

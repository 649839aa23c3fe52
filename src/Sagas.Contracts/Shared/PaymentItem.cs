namespace Sagas.Contracts;

/// <summary>One bought item of a payment.</summary>
public sealed record PaymentItem
{
    /// <summary>The item's id within the payment, 1-128 characters.</summary>
    public required string ItemId { get; init; }

    /// <summary>The item's price in minor units; absent when another fact tells it.</summary>
    public long? Amount { get; init; }
}

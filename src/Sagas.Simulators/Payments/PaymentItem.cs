using System.Text.Json.Serialization;

namespace Sagas.Simulators.Payments;

/// <summary>One thing that was paid for; a part of the payment's amount.</summary>
internal sealed record PaymentItem
{
    public required string ItemId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Tag { get; init; }

    /// <summary>In minor units.</summary>
    public required long Amount { get; init; }

    /// <summary>Whether a timer runs on it; <c>null</c> when nothing was said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? TimerEnabled { get; init; }
}

/// <summary>What only one kind of gateway knows of a payment. Records compare by value, so do repeated announcements.</summary>
internal abstract record PaymentExtra;

using System.Text.Json.Serialization;

namespace Sagas.Contracts;

/// <summary>What a payment is to the outside world. It only moves forward.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PaymentStatus>))]
public enum PaymentStatus
{
    /// <summary>Announced, not paid yet.</summary>
    [JsonStringEnumMemberName("NEW")]
    New = 1,

    /// <summary>The money is held, not taken.</summary>
    [JsonStringEnumMemberName("AUTHORIZED")]
    Authorized = 2,

    /// <summary>Ended unpaid.</summary>
    [JsonStringEnumMemberName("CANCELLED")]
    Cancelled = 3,

    /// <summary>The hold was released.</summary>
    [JsonStringEnumMemberName("REVERSED")]
    Reversed = 4,

    /// <summary>The money was taken.</summary>
    [JsonStringEnumMemberName("CONFIRMED")]
    Confirmed = 5,

    /// <summary>All money went back.</summary>
    [JsonStringEnumMemberName("REFUNDED")]
    Refunded = 6,
}

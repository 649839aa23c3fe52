using System.Text.Json.Serialization;

namespace Sagas.Contracts;

/// <summary>Why a gateway said a final no.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RejectionCause>))]
public enum RejectionCause
{
    /// <summary>The gateway will not do it; a person has to look.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused = 1,

    /// <summary>The payment has another status by now; see the status in the answer.</summary>
    [JsonStringEnumMemberName("payment-moved-on")]
    PaymentMovedOn = 2,

    /// <summary>The gateway says that it was done before; to be read back, not believed.</summary>
    [JsonStringEnumMemberName("already-done")]
    AlreadyDone = 3,
}

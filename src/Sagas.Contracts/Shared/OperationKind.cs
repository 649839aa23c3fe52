using System.Text.Json.Serialization;

namespace Sagas.Contracts;

/// <summary>How money goes back. It follows the status: NEW is cancelled, AUTHORIZED reversed, CONFIRMED refunded.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OperationKind>))]
public enum OperationKind
{
    /// <summary>Ends an unpaid payment.</summary>
    [JsonStringEnumMemberName("cancel")]
    Cancel = 1,

    /// <summary>Releases a hold.</summary>
    [JsonStringEnumMemberName("reverse")]
    Reverse = 2,

    /// <summary>Returns taken money.</summary>
    [JsonStringEnumMemberName("refund")]
    Refund = 3,
}

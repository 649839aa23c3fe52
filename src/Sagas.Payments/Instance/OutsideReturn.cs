using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sagas.Payments;

/// <summary>Money that went back in a back office or by another system.</summary>
/// <param name="Reference">Identifies it; the same reference counts once.</param>
/// <param name="Amount">Minor units.</param>
/// <param name="ByHand">Recorded by an operator of this service.</param>
public sealed record OutsideReturn(string Reference, long Amount, bool ByHand)
{
    /// <summary>What a newer version of the service has written here; kept as it is.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Newer { get; set; }
}

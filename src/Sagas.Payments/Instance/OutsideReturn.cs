using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sagas.Payments;

/// <summary>Money that went back in a back office or by another system.</summary>
/// <param name="Reference">Identifies it; the same reference counts once. <see cref="Unnamed"/> when only the gateway's status told of it.</param>
/// <param name="Amount">Minor units.</param>
/// <param name="ByHand">Recorded by an operator of this service.</param>
public sealed record OutsideReturn(string Reference, long Amount, bool ByHand)
{
    /// <summary>The reference of money that the gateway's status told of, until a fact names it.</summary>
    public const string Unnamed = "";

    /// <summary>What a newer version of the service has written here; kept as it is.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Newer { get; set; }
}

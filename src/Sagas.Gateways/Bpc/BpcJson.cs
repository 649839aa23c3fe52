using System.Text.Json;

namespace Sagas.Gateways.Bpc;

/// <summary>Reads fields tolerantly: versions of the gateway add fields, and lengthen ids, without notice.</summary>
internal static class BpcJson
{
    public static JsonElement? Field(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) ? value : null;

    public static string? Text(JsonElement body, string name) => Field(body, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static long? Amount(JsonElement body, string name) =>
        Field(body, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) && value >= 0 ? value : null;

    public static bool? Flag(JsonElement body, string name) => Field(body, name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => null,
    };
}

using System.Text.Json;

namespace Sagas.Gateways.Moneta;

/// <summary>Reads values whatever JSON type the gateway gave them.</summary>
internal static class MonetaJson
{
    public static JsonElement? Field(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    public static string? Text(JsonElement element, string name) => Field(element, name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    /// <summary>A list with one entry may come as the entry itself.</summary>
    public static IEnumerable<JsonElement> Entries(JsonElement element, string name) => Field(element, name) switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        { ValueKind: JsonValueKind.Object } one => [one],
        _ => [],
    };
}

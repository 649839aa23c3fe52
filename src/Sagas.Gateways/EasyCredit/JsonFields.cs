using System.Text.Json;

namespace Sagas.Gateways.EasyCredit;

/// <summary>Fields of a JSON object, absent when they are not of the type that is asked for.</summary>
internal readonly record struct JsonFields(JsonElement Element)
{
    public IEnumerable<JsonFields> List(string name) => Field(name) is { ValueKind: JsonValueKind.Array } list
        ? list.EnumerateArray().Select(item => new JsonFields(item))
        : [];

    public JsonFields Object(string name) => new(Field(name) ?? default);

    public string? Text(string name) => Field(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public long? Whole(string name) =>
        Field(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : null;

    /// <summary>An amount in euro as cents; <c>null</c> also when it has fractions of a cent.</summary>
    public long? Cents(string name) =>
        Field(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var euro) ? Euro.ToCents(euro) : null;

    private JsonElement? Field(string name) =>
        Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(name, out var value) ? value : null;
}

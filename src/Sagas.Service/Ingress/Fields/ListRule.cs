using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sagas.Service.Ingress.Fields;

/// <summary>An array of like values; with <paramref name="Key"/>, no two elements have the same value of that property.</summary>
internal sealed record ListRule(FieldRule Element, int MaxCount, string? Key = null) : FieldRule
{
    public override JsonNode? Read(JsonElement value, string path, ReadingContext context)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            context.Errors.Add(path, $"must be an array, not {KindOf(value)}");
            return null;
        }

        if (value.GetArrayLength() > MaxCount)
        {
            context.Errors.Add(path, string.Create(CultureInfo.InvariantCulture, $"must have at most {MaxCount} elements, not {value.GetArrayLength()}"));
            return null;
        }

        var list = new JsonArray();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            var at = JsonPath.Index(path, index++);
            var read = Element.Read(element, at, context);
            if (KeyOf(read) is { } key && !keys.Add(key))
            {
                context.Errors.Add(Key is null ? at : JsonPath.Property(at, Key), "was given by an earlier element already");
            }

            list.Add(read);
        }

        return list;
    }

    private string? KeyOf(JsonNode? read) => Key is null ? (read as JsonValue)?.ToString() : (read as JsonObject)?[Key]?.ToString();
}

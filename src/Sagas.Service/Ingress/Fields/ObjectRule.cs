using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sagas.Service.Ingress.Fields;

/// <summary>One field of an object.</summary>
internal sealed record Field(string Name, FieldRule Rule, bool Required = false);

/// <summary>An object with known fields; unknown ones are ignored, <c>null</c> counts as absent.</summary>
internal sealed record ObjectRule(IReadOnlyList<Field> Fields) : FieldRule
{
    /// <summary>Fields of which at least one must be there.</summary>
    public IReadOnlyList<string> OneOf { get; init; } = [];

    public override JsonNode? Read(JsonElement value, string path, ReadingContext context)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            context.Errors.Add(path, $"must be an object, not {KindOf(value)}");
            return null;
        }

        var given = GivenFields(value);
        var result = new JsonObject();
        foreach (var field in Fields)
        {
            var inner = JsonPath.Property(path, field.Name);
            if (!given.TryGetValue(field.Name, out var element))
            {
                if (field.Required)
                {
                    context.Errors.Add(inner, "is required");
                }
            }
            else if (field.Rule.Read(element, inner, context) is { } read)
            {
                result[field.Name] = read;
            }
        }

        if (OneOf.Count > 0 && !OneOf.Any(given.ContainsKey))
        {
            context.Errors.Add(JsonPath.Property(path, OneOf[0]), $"is required when {string.Join(" and ", OneOf.Skip(1))} is absent");
        }

        return result;
    }

    private static Dictionary<string, JsonElement> GivenFields(JsonElement value)
    {
        var given = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.Null && JsonText.NameOf(property) is { } name)
            {
                given[name] = property.Value;
            }
        }

        return given;
    }
}

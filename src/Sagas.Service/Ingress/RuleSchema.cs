using System.Text.Json.Nodes;
using Sagas.Service.Ingress.Fields;

namespace Sagas.Service.Ingress;

/// <summary>What the ingress takes, as JSON schema, read from the rules that it checks with.</summary>
internal static class RuleSchema
{
    public static JsonObject Of(FieldRule rule) => rule switch
    {
        ObjectRule shape => OfObject(shape),
        ListRule list => new() { ["type"] = "array", ["maxItems"] = list.MaxCount, ["items"] = Of(list.Element) },
        TextRule text => new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = text.MaxLength },
        WholeNumberRule number => new() { ["type"] = "integer", ["minimum"] = number.Min, ["maximum"] = number.Max },
        CurrencyRule => new() { ["type"] = "string", ["pattern"] = "^[A-Z]{3}$" },
        InstantRule => new() { ["type"] = "string", ["format"] = "date-time" },
        FlagRule => new() { ["type"] = "boolean" },
        _ => throw new NotSupportedException($"{rule.GetType().Name} has no schema."),
    };

    /// <summary>The same, with what the contract says about each property.</summary>
    public static JsonObject Of(ObjectRule rule, Type contract)
    {
        var schema = OfObject(rule);
        foreach (var property in contract.GetProperties())
        {
            var name = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (schema["properties"]![name] is JsonObject field && Meaning.Of(property) is { } meaning)
            {
                field["description"] = meaning;
            }
        }

        return schema;
    }

    private static JsonObject OfObject(ObjectRule rule)
    {
        var properties = new JsonObject();
        foreach (var field in rule.Fields)
        {
            properties[field.Name] = Of(field.Rule);
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (rule.Fields.Any(field => field.Required))
        {
            schema["required"] = new JsonArray([.. rule.Fields.Where(field => field.Required).Select(field => (JsonNode)field.Name)]);
        }

        if (rule.OneOf.Count > 0)
        {
            schema["anyOf"] = new JsonArray([.. rule.OneOf.Select(name => (JsonNode)new JsonObject { ["required"] = new JsonArray(name) })]);
        }

        return schema;
    }
}

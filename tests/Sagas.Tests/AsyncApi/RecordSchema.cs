using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Sagas.Service.Ingress;

namespace Sagas.Tests.AsyncApi;

/// <summary>What a contract is on the wire, read from the record itself.</summary>
internal static class RecordSchema
{
    // [-][days.]hours:minutes:seconds[.fraction], as System.Text.Json writes it.
    private const string TimeSpanPattern = "^-?([0-9]+\\.)?[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,7})?$";

    public static JsonObject Of(Type record)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var property in record.GetProperties())
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var schema = OfValue(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);
            if (Meaning.Of(property) is { } meaning)
                schema["description"] = meaning;
            properties[name] = schema;
            if (property.IsDefined(typeof(RequiredMemberAttribute)))
                required.Add(name);
        }

        var result = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (required.Count > 0)
            result["required"] = required;
        return result;
    }

    private static JsonObject OfValue(Type type) =>
        type == typeof(string) ? new() { ["type"] = "string" }
        : type == typeof(Guid) ? new() { ["type"] = "string", ["format"] = "uuid" }
        : type == typeof(DateTimeOffset) ? new() { ["type"] = "string", ["format"] = "date-time" }
        : type == typeof(TimeSpan) ? new() { ["type"] = "string", ["pattern"] = TimeSpanPattern }
        : type == typeof(long) ? new() { ["type"] = "integer", ["format"] = "int64" }
        : type == typeof(int) ? new() { ["type"] = "integer", ["format"] = "int32" }
        : type == typeof(bool) ? new() { ["type"] = "boolean" }
        : type.IsEnum ? new() { ["type"] = "string", ["enum"] = new JsonArray([.. Enum.GetNames(type).Select(word => (JsonNode)WireWord(type, word))]) }
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            ? new() { ["type"] = "array", ["items"] = OfValue(type.GetGenericArguments()[0]) }
        : type.Namespace == "Sagas.Contracts" ? Of(type)
        : throw new NotSupportedException($"{type} has no schema here yet.");

    private static string WireWord(Type type, string name) =>
        type.GetField(name)!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? name;
}

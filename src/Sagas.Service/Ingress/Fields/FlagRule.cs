using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sagas.Service.Ingress.Fields;

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed record FlagRule : FieldRule
{
    public override JsonNode? Read(JsonElement value, string path, ReadingContext context)
    {
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return JsonValue.Create(value.GetBoolean());
        }

        context.Errors.Add(path, $"must be true or false, not {KindOf(value)}");
        return null;
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Sagas.Service.Ingress;
using Sagas.Service.Ingress.Fields;

namespace Sagas.Service.Cancel;

/// <summary>Exactly one word.</summary>
internal sealed record WordRule(string Word) : FieldRule
{
    public override JsonNode? Read(JsonElement value, string path, ReadingContext context)
    {
        if (value.ValueKind == JsonValueKind.String && string.Equals(JsonText.Of(value), Word, StringComparison.Ordinal))
        {
            return JsonValue.Create(Word);
        }

        context.Errors.Add(path, $"must be \"{Word}\", or absent");
        return null;
    }
}

/// <summary>As another rule says, or the empty text.</summary>
internal sealed record MaybeEmptyRule(FieldRule Rule) : FieldRule
{
    public override JsonNode? Read(JsonElement value, string path, ReadingContext context) =>
        value.ValueKind == JsonValueKind.String && JsonText.Of(value) is "" ? null : Rule.Read(value, path, context);
}

/// <summary>Must not be there.</summary>
internal sealed record NeverRule(string Sentence) : FieldRule
{
    public override JsonNode? Read(JsonElement value, string path, ReadingContext context)
    {
        context.Errors.Add(path, Sentence);
        return null;
    }
}

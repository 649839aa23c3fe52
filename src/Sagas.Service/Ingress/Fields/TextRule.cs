using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sagas.Service.Ingress.Fields;

/// <summary>A text for people: any characters, not blank.</summary>
internal record TextRule(int MaxLength) : FieldRule
{
    public override JsonNode? Read(JsonElement value, string path, ReadingContext context)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            context.Errors.Add(path, $"must be a text, not {KindOf(value)}");
            return null;
        }

        // What the tree check has said about this text need not be said twice.
        if (context.Errors.Has(path) || JsonText.Of(value) is not { } text)
        {
            return null;
        }

        if (Fault(text) is { } fault)
        {
            context.Errors.Add(path, fault);
            return null;
        }

        return JsonValue.Create(text);
    }

    /// <summary>What is wrong with a text, as the end of a sentence; <c>null</c> when nothing is.</summary>
    public virtual string? Fault(string text) =>
        string.IsNullOrWhiteSpace(text) ? "must not be blank"
        : JsonText.Length(text) > MaxLength
            ? string.Create(CultureInfo.InvariantCulture, $"must have at most {MaxLength} characters, not {JsonText.Length(text)}")
        : null;
}

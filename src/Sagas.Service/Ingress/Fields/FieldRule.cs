using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sagas.Service.Ingress.Fields;

/// <summary>What a value must be. Returns it in its one normal form, or adds to the errors and returns <c>null</c>.</summary>
internal abstract record FieldRule
{
    public abstract JsonNode? Read(JsonElement value, string path, ReadingContext context);

    protected static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };
}

/// <summary>What rules need beside the value.</summary>
/// <param name="Errors">Where faults go.</param>
/// <param name="Now">The time of receipt.</param>
/// <param name="MaxAhead">How far in the future a publisher's clock may be.</param>
internal sealed record ReadingContext(BodyErrors Errors, DateTimeOffset Now, TimeSpan MaxAhead);

using System.Text;
using System.Text.Json;

namespace Sagas.Simulators.Http;

/// <summary>A request body as a JSON object whose names and texts are sure to be readable.</summary>
internal sealed class JsonBody
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private JsonBody(IReadOnlyDictionary<string, JsonElement> fields) => Fields = fields;

    public IReadOnlyDictionary<string, JsonElement> Fields { get; }

    /// <param name="body">The raw body.</param>
    /// <param name="fault">What is wrong with it, as the end of a sentence that begins with "the body".</param>
    /// <returns><c>null</c> with a fault.</returns>
    public static JsonBody? Parse(ReadOnlyMemory<byte> body, out string fault)
    {
        fault = "must be a JSON object";
        try
        {
            using var document = JsonDocument.Parse(StrictUtf8.GetString(body.Span));
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement, ref fault) : null;
        }
        catch (Exception exception) when (exception is JsonException or DecoderFallbackException or InvalidOperationException)
        {
            // The last one is how half a surrogate pair shows itself when a text is read.
            return null;
        }
    }

    private static JsonBody? Read(JsonElement root, ref string fault)
    {
        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in root.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.String)
                _ = property.Value.GetString();
            if (fields.TryAdd(property.Name, property.Value.Clone()))
                continue;
            fault = $"must name each field once, '{property.Name}' comes twice";
            return null;
        }

        return new JsonBody(fields);
    }
}

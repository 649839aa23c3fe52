using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sagas.Tests.AsyncApi;

/// <summary>Writes JSON as block YAML: texts quoted as in JSON, which YAML reads alike.</summary>
internal static partial class Yaml
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(JsonObject document)
    {
        var text = new StringBuilder();
        Write(text, document, 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonObject node, int depth)
    {
        foreach (var (key, value) in node)
        {
            text.Append(' ', depth * 2).Append(Plain().IsMatch(key) ? key : JsonSerializer.Serialize(key, Readable)).Append(':');
            Write(text, value, depth);
        }
    }

    private static void Write(StringBuilder text, JsonNode? value, int depth)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } inner:
                text.Append('\n');
                Write(text, inner, depth + 1);
                break;
            case JsonArray list when list.Any(element => element is JsonObject):
                text.Append('\n');
                foreach (var element in list.OfType<JsonObject>())
                {
                    var block = new StringBuilder();
                    Write(block, element, depth + 2);
                    text.Append(' ', (depth + 1) * 2).Append("- ").Append(block.ToString().TrimStart());
                }

                break;
            default:
                text.Append(' ').Append(value?.ToJsonString(Readable) ?? "null").Append('\n');
                break;
        }
    }

    [GeneratedRegex(@"^[A-Za-z$][A-Za-z0-9_-]*$", RegexOptions.None, 1000)]
    private static partial Regex Plain();
}

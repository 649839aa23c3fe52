using System.Globalization;
using System.Text.Json.Nodes;

namespace Sagas.Tests.Infra;

/// <summary>What stands on one line of YAML.</summary>
internal static class YamlText
{
    /// <summary>The key and the rest of the line behind its colon; <c>null</c> when it is a text and no key.</summary>
    public static (string Key, string Behind)? KeyOf(string text)
    {
        if (text[0] is '[' or '{')
            return null;
        var end = text[0] is '"' or '\'' ? text.IndexOf(text[0], 1) + 1 : 0;
        var colon = text.IndexOf(": ", end, StringComparison.Ordinal);
        if (colon < 0 && text.EndsWith(':'))
            colon = text.Length - 1;
        return colon < 0 || (end > 0 && colon != end) ? null : (text[..colon].Trim('"', '\''), WithoutComment(text[(colon + 1)..].Trim()));
    }

    public static JsonNode? Value(string text, int line) => text[0] switch
    {
        '[' => new JsonArray([.. Parts(Inside(text, ']', line)).Select(part => Value(part, line))]),
        '{' => new JsonObject(Parts(Inside(text, '}', line)).Select(part => KeyOf(part) is var (key, rest)
            ? KeyValuePair.Create(key, Value(rest, line))
            : throw new FormatException($"Line {line}: {part} has no key."))),
        '"' => JsonNode.Parse(text),
        '\'' => JsonValue.Create(text[1..^1].Replace("''", "'", StringComparison.Ordinal)),
        _ => Plain(WithoutComment(text)),
    };

    private static JsonValue? Plain(string text) => text switch
    {
        "null" or "~" => null,
        "true" => JsonValue.Create(true),
        "false" => JsonValue.Create(false),
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };

    private static string Inside(string text, char end, int line) =>
        text[^1] == end ? text[1..^1] : throw new FormatException($"Line {line}: {text} does not end with {end}.");

    private static string WithoutComment(string text) =>
        text.Length > 0 && text[0] is not ('"' or '\'') && text.IndexOf(" #", StringComparison.Ordinal) is > 0 and var at ? text[..at].TrimEnd() : text;

    private static IEnumerable<string> Parts(string text)
    {
        var (depth, from, quote) = (0, 0, '\0');
        for (var at = 0; at < text.Length; at++)
        {
            quote = quote == text[at] ? '\0' : quote == '\0' && text[at] is '"' or '\'' ? text[at] : quote;
            depth += quote != '\0' ? 0 : text[at] is '[' or '{' ? 1 : text[at] is ']' or '}' ? -1 : 0;
            if (text[at] != ',' || depth > 0 || quote != '\0')
                continue;
            yield return text[from..at].Trim();
            from = at + 1;
        }

        if (text[from..].Trim() is { Length: > 0 } last)
            yield return last;
    }
}

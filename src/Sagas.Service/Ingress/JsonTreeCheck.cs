using System.Globalization;
using System.Text.Json;

namespace Sagas.Service.Ingress;

/// <summary>
/// What no part of a body may contain, known field or not: a repeated name (parsers disagree which one counts),
/// U+0000 (the database refuses it) and halves of surrogate pairs (no UTF-8 form).
/// </summary>
internal static class JsonTreeCheck
{
    public static void Check(JsonElement value, string path, BodyErrors errors)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                CheckObject(value, path, errors);
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var element in value.EnumerateArray())
                {
                    Check(element, JsonPath.Index(path, index++), errors);
                }

                break;
            case JsonValueKind.String:
                CheckText(JsonText.Of(value), path, errors);
                break;
        }
    }

    private static void CheckObject(JsonElement value, string path, BodyErrors errors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            if (JsonText.NameOf(property) is not { } name || name.Contains('\0', StringComparison.Ordinal))
            {
                errors.Add(path, "has a property whose name is not a Unicode text without U+0000");
                continue;
            }

            var inner = JsonPath.Property(path, name);
            if (!names.Add(name))
            {
                errors.Add(inner, "is given more than once");
            }

            Check(property.Value, inner, errors);
        }
    }

    private static void CheckText(string? text, string path, BodyErrors errors)
    {
        if (text is null)
        {
            errors.Add(path, "contains half of a surrogate pair, which is not a Unicode character");
            return;
        }

        var position = text.IndexOf('\0', StringComparison.Ordinal);
        if (position >= 0)
        {
            errors.Add(path, string.Create(CultureInfo.InvariantCulture, $"contains U+0000 (at position {position}), which is not allowed"));
        }
    }
}

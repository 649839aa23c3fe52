using System.Text.Json.Nodes;

namespace Sagas.Tests.Infra;

/// <summary>
/// Reads the YAML that this repository writes into JSON: block and flow collections, plain and quoted texts, literal blocks, anchors and
/// merges. Whatever else stands in a file is refused, so that nothing is checked that was not understood.
/// </summary>
internal sealed class YamlReader
{
    private readonly List<(int Indent, string Text, int Line)> _lines = [];
    private readonly Dictionary<string, JsonNode?> _anchors = new(StringComparer.Ordinal);
    private int _next;

    private YamlReader(IEnumerable<(string Text, int Line)> lines)
    {
        foreach (var (text, line) in lines)
            _lines.Add((text.Length - text.TrimStart(' ').Length, text.TrimEnd(), line));
    }

    /// <summary>The documents of a file; empty ones are left out.</summary>
    public static IReadOnlyList<JsonObject> Read(string text)
    {
        var documents = new List<List<(string, int)>> { new() };
        foreach (var (line, number) in text.Split('\n').Select((line, index) => (line, index + 1)))
        {
            if (line.StartsWith("---", StringComparison.Ordinal))
                documents.Add([]);
            else
                documents[^1].Add((line, number));
        }

        return [.. documents.Select(lines => new YamlReader(lines).Document()).OfType<JsonObject>()];
    }

    private JsonNode? Document()
    {
        var node = Peek() is { } first ? Block(first.Indent) : null;
        return Peek() is { } left ? throw Odd(left.Line, "is indented as nothing before it") : node;
    }

    private (int Indent, string Text, int Line)? Peek()
    {
        while (_next < _lines.Count && (_lines[_next].Text.Length == 0 || _lines[_next].Text.TrimStart()[0] == '#'))
            _next++;
        return _next < _lines.Count ? _lines[_next] : null;
    }

    private JsonNode? Block(int indent) =>
        Peek() is { } line && IsItem(line.Text[line.Indent..]) ? List(indent) : Map(indent);

    private JsonArray List(int indent)
    {
        var list = new JsonArray();
        while (Peek() is { } line && line.Indent == indent && IsItem(line.Text[indent..]))
        {
            var rest = line.Text[(indent + 1)..];
            var inner = indent + 1 + rest.Length - rest.TrimStart().Length;
            rest = rest.TrimStart();
            if (rest.Length == 0)
            {
                _next++;
                list.Add(Below(indent));
            }
            else if (YamlText.KeyOf(rest) is not null)
            {
                // A map that begins on the item's own line.
                _lines[_next] = (inner, new string(' ', inner) + rest, line.Line);
                list.Add(Map(inner));
            }
            else
            {
                _next++;
                list.Add(YamlText.Value(rest, line.Line));
            }
        }

        return list;
    }

    private JsonObject Map(int indent)
    {
        var map = new JsonObject();
        var own = new HashSet<string>(StringComparer.Ordinal);
        while (Peek() is { } line && line.Indent == indent && !IsItem(line.Text[indent..]))
        {
            var (key, rest) = YamlText.KeyOf(line.Text[indent..]) ?? throw Odd(line.Line, "has no key");
            _next++;
            if (key == "<<")
                Merge(map, rest[1..]);
            else if (own.Add(key))
                map[key] = Value(rest, indent, line.Line);
            else
                throw Odd(line.Line, $"has the key {key} a second time");
        }

        return map;
    }

    private JsonNode? Value(string rest, int indent, int line)
    {
        if (rest.StartsWith('*'))
            return _anchors[rest[1..]]?.DeepClone();
        if (rest is "|" or ">")
            return Literal(indent, rest == "|" ? "\n" : " ");
        if (rest.StartsWith('&'))
        {
            var (name, value) = (rest[1..].Split(' ')[0], rest.Contains(' ') ? rest[(rest.IndexOf(' ') + 1)..] : "");
            return _anchors[name] = Value(value, indent, line);
        }

        return rest.Length == 0 ? Below(indent) : YamlText.Value(rest, line);
    }

    // A list may stand as far to the left as its key.
    private JsonNode? Below(int indent) =>
        Peek() is { } line && (line.Indent > indent || (line.Indent == indent && IsItem(line.Text[indent..]))) ? Block(line.Indent) : null;

    private string Literal(int indent, string separator)
    {
        var taken = new List<string>();
        var inner = -1;
        for (; _next < _lines.Count && (_lines[_next].Text.Length == 0 || _lines[_next].Indent > indent); _next++)
        {
            inner = inner < 0 ? _lines[_next].Indent : inner;
            taken.Add(_lines[_next].Text.Length == 0 ? "" : _lines[_next].Text[inner..]);
        }

        return string.Join(separator, taken).TrimEnd() + "\n";
    }

    // What the map says itself goes before what it takes over.
    private void Merge(JsonObject map, string anchor)
    {
        foreach (var (key, value) in _anchors[anchor]!.AsObject())
            map.TryAdd(key, value?.DeepClone());
    }

    private static bool IsItem(string text) => text == "-" || text.StartsWith("- ", StringComparison.Ordinal);

    private static FormatException Odd(int line, string what) => new($"Line {line} {what}; this reader takes less than YAML allows.");
}

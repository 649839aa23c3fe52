using System.Text.Json;

namespace Sagas.Simulators.Http;

/// <summary>Reads the fields of a body one by one and keeps what is wrong with each, so that the answer can name them all.</summary>
internal sealed class FieldReader
{
    private readonly IReadOnlyDictionary<string, JsonElement> _fields;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly string _path = "";

    public FieldReader(ReadOnlyMemory<byte> body)
    {
        Errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var parsed = JsonBody.Parse(body, out var fault);
        _fields = parsed?.Fields ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (parsed is null)
            Errors["body"] = [fault];
    }

    private FieldReader(JsonElement part, string path, Dictionary<string, string[]> errors)
    {
        _path = $"{path}.";
        Errors = errors;
        // A name that comes twice counts as its last one here; the body as a whole was read more strictly.
        _fields = part.EnumerateObject().GroupBy(property => property.Name, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Last().Value, StringComparer.Ordinal);
    }

    public Dictionary<string, string[]> Errors { get; }

    public string? Text(string name, int maxLength)
    {
        if (Find(name) is not { } field)
            return null;
        var text = field.ValueKind == JsonValueKind.String ? field.GetString()! : "";
        if (text.Length >= 1 && text.Length <= maxLength && !text.Any(char.IsControl))
            return text;
        Refuse(name, $"must be a text of 1–{maxLength} printable characters");
        return null;
    }

    public long? Integer(string name, long min, long max)
    {
        if (Find(name) is not { } field)
            return null;
        if (field.ValueKind == JsonValueKind.Number && field.TryGetInt64(out var number) && number >= min && number <= max)
            return number;
        Refuse(name, $"must be an integer from {min} to {max}");
        return null;
    }

    /// <summary>Above 0 and at most 1.</summary>
    public double? Share(string name)
    {
        if (Find(name) is not { } field)
            return null;
        if (field.ValueKind == JsonValueKind.Number && field.TryGetDouble(out var share) && share is > 0 and <= 1)
            return share;
        Refuse(name, "must be a number above 0 and at most 1");
        return null;
    }

    public bool? Flag(string name)
    {
        if (Find(name) is not { } field)
            return null;
        if (field.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return field.GetBoolean();
        Refuse(name, "must be true or false");
        return null;
    }

    /// <summary>The objects of a list, each read like a body of its own; what is wrong is named with its place.</summary>
    public IReadOnlyList<FieldReader>? Objects(string name, int maxCount)
    {
        if (Find(name) is not { } field)
            return null;
        if (field.ValueKind == JsonValueKind.Array && field.GetArrayLength() <= maxCount
            && field.EnumerateArray().All(part => part.ValueKind == JsonValueKind.Object))
            return [.. field.EnumerateArray().Select((part, index) => new FieldReader(part, $"{_path}{name}[{index}]", Errors))];
        Refuse(name, $"must be a list of at most {maxCount} objects");
        return null;
    }

    /// <summary>An object in it, read like a body of its own; what is wrong is named with its place.</summary>
    public FieldReader? Object(string name)
    {
        if (Find(name) is not { } field)
            return null;
        if (field.ValueKind == JsonValueKind.Object)
            return new FieldReader(field, _path + name, Errors);
        Refuse(name, "must be an object");
        return null;
    }

    /// <summary>One of the words, which are case-sensitive.</summary>
    public T? Word<T>(string name, IReadOnlyDictionary<string, T> words)
        where T : class =>
        Find(name) is { } field && TryWord(name, field, words, out var value) ? value : null;

    /// <inheritdoc cref="Word{T}"/>
    public T? Status<T>(string name, IReadOnlyDictionary<string, T> words)
        where T : struct =>
        Find(name) is { } field && TryWord(name, field, words, out var value) ? value : null;

    /// <summary>Refuses the body for lack of each of these.</summary>
    public void Require(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (!Errors.ContainsKey("body") && Find(name) is null)
                Refuse(name, "is required");
        }
    }

    /// <summary>A mistyped name would silently mean its default.</summary>
    public void RefuseOthers()
    {
        foreach (var name in _fields.Keys.Except(_read, StringComparer.Ordinal))
            Refuse(name, $"is unknown; there are {string.Join(", ", _read)}");
    }

    public void Refuse(string name, string message) => Errors.TryAdd(_path + name, [message]);

    public bool Has(string name) => Find(name) is not null;

    private bool TryWord<T>(string name, JsonElement field, IReadOnlyDictionary<string, T> words, out T value)
    {
        if (field.ValueKind == JsonValueKind.String && words.TryGetValue(field.GetString()!, out value!))
            return true;
        Refuse(name, $"must be one of {string.Join(", ", words.Keys)}");
        value = default!;
        return false;
    }

    private JsonElement? Find(string name)
    {
        _read.Add(name);
        return _fields.TryGetValue(name, out var field) && field.ValueKind != JsonValueKind.Null ? field : null;
    }
}

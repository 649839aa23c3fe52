using System.Text.Json;
using Sagas.Simulators.Http;

namespace Sagas.Simulators.OmniCart;

/// <summary>A request body, read field by field; what is wrong is kept, in the order in which it was found.</summary>
internal sealed class OmniCartRequest
{
    private const int MaxNames = 10_000;
    private readonly IReadOnlyDictionary<string, JsonElement> _fields;

    public OmniCartRequest(ReadOnlyMemory<byte> body)
    {
        var parsed = JsonBody.Parse(body, out _);
        _fields = parsed?.Fields ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (parsed is null)
            Errors.Add(OmniCartError.BadFormat("request"));
        CartId = parsed is null ? "" : ReadCartId();
        Debug = Flag(_fields, "debug") ?? false;
    }

    public List<OmniCartError> Errors { get; } = [];

    public string CartId { get; }

    /// <summary>The caller wants to see every error, not the first only.</summary>
    public bool Debug { get; }

    public FilterBox Filter()
    {
        if (Find(_fields, "filterBox") is not { } box)
            return FilterBox.WholeCart;
        if (Fields("filterBox", box) is not { } fields)
            return FilterBox.WholeCart;
        return new FilterBox(Names(fields, "tags"), Names(fields, "itemIds"), Flag(fields, "timerEnabled"));
    }

    /// <summary>The fields of a nested object; <c>null</c>, with an error, for anything else.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Fields(string name, JsonElement element)
    {
        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (element.ValueKind == JsonValueKind.Object && element.EnumerateObject().All(field => fields.TryAdd(field.Name, field.Value)))
            return fields;
        Errors.Add(OmniCartError.BadFormat(name));
        return null;
    }

    public JsonElement? Root(string name) => Find(_fields, name);

    public static JsonElement? Find(IReadOnlyDictionary<string, JsonElement> fields, string name) =>
        fields.TryGetValue(name, out var field) && field.ValueKind != JsonValueKind.Null ? field : null;

    private string ReadCartId()
    {
        if (Find(_fields, "cartId") is not { } field)
        {
            Errors.Add(OmniCartError.NoCartId);
            return "";
        }

        if (field.ValueKind == JsonValueKind.String && field.GetString() is { Length: > 0 } cartId)
            return cartId;
        Errors.Add(field.ValueKind == JsonValueKind.String ? OmniCartError.NoCartId : OmniCartError.BadFormat("cartId"));
        return "";
    }

    /// <summary>An empty list is refused: the guide does not say whether it means nothing or everything, and one of them gives all money back.</summary>
    private List<string>? Names(IReadOnlyDictionary<string, JsonElement> fields, string name)
    {
        if (Find(fields, name) is not { } field)
            return null;
        if (field.ValueKind == JsonValueKind.Array
            && field.GetArrayLength() is >= 1 and <= MaxNames
            && field.EnumerateArray().All(entry => entry.ValueKind == JsonValueKind.String))
        {
            return [.. field.EnumerateArray().Select(entry => entry.GetString()!)];
        }

        Errors.Add(OmniCartError.BadFormat(name));
        return null;
    }

    private bool? Flag(IReadOnlyDictionary<string, JsonElement> fields, string name)
    {
        if (Find(fields, name) is not { } field)
            return null;
        if (field.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return field.GetBoolean();
        Errors.Add(OmniCartError.BadFormat(name));
        return null;
    }
}

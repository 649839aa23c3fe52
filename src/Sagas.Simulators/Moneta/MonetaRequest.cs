using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Sagas.Simulators.Http;

namespace Sagas.Simulators.Moneta;

/// <summary>What is in an envelope: who asks, and one request. Numbers may come as numbers or as texts.</summary>
internal sealed class MonetaRequest
{
    private static readonly byte[] Nothing = [];
    private readonly JsonElement _token;

    private MonetaRequest(string name, JsonElement content, JsonElement token)
    {
        Name = name;
        Content = content;
        _token = token;
    }

    /// <summary>Such as <c>RefundRequest</c>.</summary>
    public string Name { get; }

    public JsonElement Content { get; }

    /// <returns><c>null</c> when it is no such envelope.</returns>
    public static MonetaRequest? Parse(ReadOnlyMemory<byte> raw)
    {
        if (JsonBody.Parse(raw, out _) is not { } body || !body.Fields.TryGetValue("Envelope", out var envelope))
            return null;
        if (Find(envelope, "Body") is not { ValueKind: JsonValueKind.Object } content || content.EnumerateObject().Count() != 1)
            return null;
        var request = content.EnumerateObject().Single();
        return new MonetaRequest(request.Name, request.Value, Find(envelope, "Header", "Security", "UsernameToken") ?? default);
    }

    /// <summary>An unknown user costs the same work as a wrong password and looks the same.</summary>
    public bool IsOf(MonetaSettings settings) =>
        Same(Scalar(_token, "Password"), settings.Password) & Same(Scalar(_token, "Username"), settings.Username);

    public bool HasPaymentPassword(MonetaSettings settings) => Same(Text("paymentPassword"), settings.PaymentPassword);

    /// <summary>A field as it was written, without quotes; <c>null</c> when absent.</summary>
    public string? Text(params ReadOnlySpan<string> path) => Find(Content, path) is { } field ? Scalar(field) : null;

    /// <summary>The values of <c>operationInfo.attribute[]</c> with that key.</summary>
    public IEnumerable<string?> Attributes(string key) =>
        Find(Content, "operationInfo", "attribute") is { ValueKind: JsonValueKind.Array } attributes
            ? attributes.EnumerateArray().Where(attribute => Scalar(attribute, "key") == key).Select(attribute => Scalar(attribute, "value"))
            : [];

    public static string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    private static string? Scalar(JsonElement parent, string name) => Find(parent, name) is { } field ? Scalar(field) : null;

    private static JsonElement? Find(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }

        return element.ValueKind == JsonValueKind.Null ? null : element;
    }

    private static bool Same(string? actual, string expected) => CryptographicOperations.FixedTimeEquals(
        actual is null ? Nothing : Encoding.UTF8.GetBytes(actual),
        Encoding.UTF8.GetBytes(expected));
}

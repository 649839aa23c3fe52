using System.Text.Json;

namespace Sagas.Gateways.Moneta;

/// <summary>What was read before a refund, for its resolver and for people.</summary>
/// <param name="Status">The payment's status word.</param>
/// <param name="HasChildren">Other operations hung on the payment; <c>null</c> when it was not told.</param>
internal sealed record MonetaSnapshot(string? Status, bool? HasChildren)
{
    public static MonetaSnapshot? Read(string? text) => text is null ? null : JsonSerializer.Deserialize<MonetaSnapshot>(text, JsonSerializerOptions.Web);

    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}

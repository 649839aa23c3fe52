using System.Text.Json;
using Sagas.Contracts;

namespace Sagas.Gateways.OmniCart;

/// <summary>One item of a cart as <c>/status</c> shows it. Amounts are minor units.</summary>
/// <param name="Id">The item.</param>
/// <param name="Word">Its status as written.</param>
/// <param name="Tag">The one tag that it may have.</param>
/// <param name="Initiated">What it cost at first.</param>
/// <param name="Refunded">What went back of it after it was taken.</param>
/// <param name="Current">What it costs now.</param>
internal sealed record OmniCartItem(string Id, string Word, string? Tag, long Initiated, long Refunded, long Current)
{
    private const int LongestId = 128;

    public OmniCartStatus Status { get; } = OmniCartStatusWords.Read(Word);

    /// <summary>
    /// What there was to give back and what of it went back, as the operation sees it: of a hold all that was initiated, of taken money what
    /// was taken. The <c>captured</c> amount is not looked at: the examples of cancelled items contradict each other about it.
    /// </summary>
    public (long Whole, long Back) Measure(OperationKind kind) => Status switch
    {
        OmniCartStatus.Rejected or OmniCartStatus.Expired => (0, 0),
        OmniCartStatus.Canceled => (Initiated, Initiated),
        OmniCartStatus.Refunded when kind == OperationKind.Refund && Refunded + Current > 0 => (Refunded + Current, Refunded + Current),
        OmniCartStatus.Refunded => (Initiated, Initiated),
        OmniCartStatus.Captured or OmniCartStatus.Completed or OmniCartStatus.Ongoing when kind == OperationKind.Refund => (Refunded + Current, Refunded),
        _ => (Initiated, Math.Max(0, Initiated - Current)),
    };

    /// <summary>The item, or <c>null</c> when it cannot be understood.</summary>
    public static OmniCartItem? Read(string id, JsonElement item)
    {
        // Ids go into rows and messages as they are.
        if (id.Length is 0 or > LongestId || id.Any(char.IsControl) || item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("itemAmounts", out var amounts) || amounts.ValueKind != JsonValueKind.Object)
            return null;
        return (Amount(amounts, "initiated"), Amount(amounts, "refunded"), Amount(amounts, "current")) is ({ } initiated, { } refunded, { } current)
            ? new OmniCartItem(id, ForeignText.Clean(Text(item, "paymentStatus") ?? "", ForeignText.LongestCode), Text(item, "tag"), initiated, refunded, current)
            : null;
    }

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long? Amount(JsonElement amounts, string name) =>
        amounts.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var amount) && amount is >= 0 and <= long.MaxValue / 4
            ? amount
            : null;
}

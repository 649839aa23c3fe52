using System.Text.Json;

namespace Sagas.Gateways.Bpc;

/// <summary>The refunds that were there before an attempt, by id; what is new afterwards is the attempt's own or somebody's in the back office.</summary>
internal static class BpcSnapshot
{
    public static string Write(IEnumerable<BpcRefund> refunds) =>
        JsonSerializer.Serialize(refunds.Where(refund => !refund.HasFailed).Select(refund => refund.Id).Order(StringComparer.Ordinal));

    /// <returns><c>null</c> when no snapshot was taken.</returns>
    public static IReadOnlySet<string>? Read(string? snapshot) =>
        snapshot is null ? null : JsonSerializer.Deserialize<string[]>(snapshot)!.ToHashSet(StringComparer.Ordinal);
}

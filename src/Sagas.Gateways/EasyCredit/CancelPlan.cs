using System.Text.Json;

namespace Sagas.Gateways.EasyCredit;

/// <summary>What is left to do in commercetools, decided before the call and kept in the journal.</summary>
/// <param name="Version">The payment's version that this was decided on.</param>
/// <param name="Open">commercetools' ids of the authorisations that are to fail; none when an earlier attempt did it.</param>
internal sealed record CancelPlan(long Version, IReadOnlyList<string> Open)
{
    public string Write() => JsonSerializer.Serialize(this);

    /// <exception cref="JsonException">The journal holds something else.</exception>
    public static CancelPlan? Read(string? snapshot) => snapshot is null ? null : JsonSerializer.Deserialize<CancelPlan>(snapshot);

    public static CancelPlan Of(CommercetoolsPayment payment) => new(payment.Version, [.. payment.Open.Select(authorization => authorization.Id)]);
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Sagas.Contracts;

namespace Sagas.Gateways.OmniCart;

/// <summary>The one call that an attempt makes, and the cart before it: kept with the attempt, so that what really moved can be told afterwards.</summary>
internal sealed record OmniCartPlan
{
    public const string Cancel = "cancel";
    public const string Refund = "refund";
    public const string Modify = "modify";

    /// <summary>The path of the call.</summary>
    public required string Call { get; init; }

    /// <summary>The items of the call.</summary>
    public required IReadOnlyList<OmniCartStep> Steps { get; init; }

    /// <summary>The items that the operation is about, each with what is to go back of it in all; <c>null</c> for the whole cart.</summary>
    public IReadOnlyList<PaymentItem>? Items { get; init; }

    public string Write() => JsonSerializer.Serialize(this, OmniCartPlanJson.Default.OmniCartPlan);

    /// <summary>The plan, or <c>null</c> when there is none.</summary>
    public static OmniCartPlan? Read(string? snapshot) =>
        snapshot is null ? null : JsonSerializer.Deserialize(snapshot, OmniCartPlanJson.Default.OmniCartPlan);
}

/// <summary>One item of a call.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="Back">What had gone back of it before, in minor units.</param>
/// <param name="Owed">What is to go back of it in all.</param>
/// <param name="Target">What it is to cost afterwards; 0 when all of it goes back.</param>
internal sealed record OmniCartStep(string ItemId, long Back, long Owed, long Target);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OmniCartPlan))]
internal sealed partial class OmniCartPlanJson : JsonSerializerContext;

using System.Text.Json.Serialization;

namespace Sagas.Simulators.Payments;

/// <summary>A payment at one moment.</summary>
internal sealed record PaymentSnapshot
{
    public required string PaymentId { get; init; }

    public required string OrderId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SessionId { get; init; }

    /// <summary>What the payment was made for, in minor units.</summary>
    public required long Amount { get; init; }

    /// <summary>What remains of it: less after each part that was given back, 0 once undone.</summary>
    public required long NewAmount { get; init; }

    public required string Currency { get; init; }

    public required PaymentStatus Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was confirmed or undone, whichever came last.</summary>
    public required DateTimeOffset? CompletedAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PaymentItem>? Items { get; init; }
}

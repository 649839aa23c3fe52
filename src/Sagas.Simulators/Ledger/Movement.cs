using System.Text.Json.Serialization;

namespace Sagas.Simulators.Ledger;

/// <summary>One undoing that a simulated gateway carried out.</summary>
internal sealed record Movement
{
    public required string Gateway { get; init; }

    /// <summary>The gateway's payment id.</summary>
    public required string Payment { get; init; }

    public required MovementKind Kind { get; init; }

    /// <summary>In minor units.</summary>
    public required long Amount { get; init; }

    public required string Currency { get; init; }

    /// <summary>The client's idempotency key; <c>null</c> when it sent none or when it was done in the gateway's back office.</summary>
    public required string? OperationKey { get; init; }

    /// <summary>The gateway's own id of the operation, where it gives one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reference { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>What was undone: an unpaid session, a hold, or taken money.</summary>
internal enum MovementKind
{
    Cancel,
    Reverse,
    Refund,
}

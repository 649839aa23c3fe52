using System.Text.Json.Serialization;

namespace Sagas.Simulators.Faults;

/// <summary>An order that waits for calls to hit. Changed only under the lock of its board.</summary>
internal sealed class ArmedFault(long id, FaultOrder order, DateTimeOffset? until)
{
    private int? _remaining = order.Next;
    private long _hits;

    public long Id { get; } = id;

    public FaultOrder Order { get; } = order;

    public bool IsOver(DateTimeOffset now) => _remaining == 0 || until <= now;

    public bool Hits(Random random)
    {
        if (Order.Share is { } share && random.NextDouble() >= share)
            return false;
        _remaining--;
        _hits++;
        return true;
    }

    public FaultView View() => new()
    {
        Id = Id,
        Kind = Order.Kind.Name,
        On = Order.On,
        Executed = Order.Executed,
        DelayMs = Order.DelayMs,
        Status = Order.Status,
        Code = Order.Code,
        Reads = Order.Pending?.Reads,
        End = Order.Pending?.End,
        Remaining = _remaining,
        Share = Order.Share,
        Until = until,
        Hits = _hits,
    };
}

/// <summary>An armed fault as listed.</summary>
internal sealed record FaultView
{
    public required long Id { get; init; }

    public required string Kind { get; init; }

    public required string On { get; init; }

    public required bool Executed { get; init; }

    public required long? DelayMs { get; init; }

    public required int? Status { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required string? Code { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required int? Reads { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required string? End { get; init; }

    /// <summary>Calls still to be hit; <c>null</c> for a share.</summary>
    public required int? Remaining { get; init; }

    public required double? Share { get; init; }

    public required DateTimeOffset? Until { get; init; }

    /// <summary>Calls hit so far.</summary>
    public required long Hits { get; init; }
}

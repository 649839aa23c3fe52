namespace Sagas.Benchmarks.Side;

/// <summary>What a measured process is told, on its first line of input: never as arguments, for there are passwords in it.</summary>
internal sealed record SideSettings
{
    public required SideKind Kind { get; init; }

    /// <summary><c>amqp://…</c></summary>
    public required string Broker { get; init; }

    /// <summary>A migrated or empty database; only for <see cref="SideKind.Durable"/>.</summary>
    public string? Database { get; init; }

    /// <summary>Commands that the loopback gateway works on at once.</summary>
    public required int GatewayConcurrency { get; init; }

    /// <summary>Remember when each refund command reached the gateway.</summary>
    public bool Marks { get; init; }
}

internal enum SideKind
{
    /// <summary>MassTransit's own in-memory repository and outbox: what no persistence at all can do.</summary>
    Memory = 1,

    /// <summary>Our engine on PostgreSQL.</summary>
    Durable = 2,
}

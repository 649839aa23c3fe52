namespace Sagas.Chaos.Evidence;

/// <summary>All that a run has left behind, read after it has come to rest.</summary>
internal sealed record Everything
{
    public required IReadOnlyList<Story> Stories { get; init; }

    public required IReadOnlyList<Sent> Sent { get; init; }

    public required IReadOnlyList<CancelCall> Cancels { get; init; }

    public required IReadOnlyList<Movement> Ledger { get; init; }

    public required IReadOnlyList<Order> Orders { get; init; }

    public required IReadOnlyList<FactOut> Facts { get; init; }

    public required IReadOnlyList<PaymentRow> Payments { get; init; }

    public required IReadOnlyList<HistoryRow> History { get; init; }

    public required IReadOnlyList<AttemptRow> Attempts { get; init; }

    public required IReadOnlyList<QueueDepth> Queues { get; init; }

    /// <summary>Processes that ended while nobody had killed them.</summary>
    public IReadOnlyList<string> EndedByThemselves { get; init; } = [];

    /// <summary>Rows that the outbox still has.</summary>
    public required long Outbox { get; init; }
}

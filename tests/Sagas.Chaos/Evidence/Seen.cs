namespace Sagas.Chaos.Evidence;

/// <summary>A line of the gateways' ledger.</summary>
internal sealed record Movement(string Gateway, string GatewayId, string Kind, long Amount, string? OperationKey);

/// <summary>A call that told a gateway to move money, as it was seen on the way there, whatever became of it.</summary>
internal sealed record Order(string Gateway, string PaymentId);

/// <summary>A fact that came out of the service.</summary>
internal sealed record FactOut(string Name, string MessageId, string PaymentId, long Sequence)
{
    /// <summary>What went back, where the fact says so.</summary>
    public long Amount { get; init; }

    public Guid? OperationId { get; init; }
}

/// <summary>A row of the payments' table.</summary>
internal sealed record PaymentRow(Guid Id, string PaymentId, long Version, string State, string? Status)
{
    /// <summary>Why it stands where it stands, for people.</summary>
    public string? Why { get; init; }

    public long? CapturedAmount { get; init; }

    public long ReturnedAmount { get; init; }

    /// <summary>As they stand in the row; only for whoever reads the evidence.</summary>
    public string Operations { get; init; } = "";

    /// <summary>From the first message that said that money is owed to the end.</summary>
    public TimeSpan? TookToEnd { get; init; }
}

/// <summary>A row of the history.</summary>
internal sealed record HistoryRow(Guid SagaId, long Version, string Event, Guid MessageId, string From, string To);

/// <summary>A row of the gateways' journal: one attempt of an operation; the amount is what the gateway reported, or what was asked for.</summary>
internal sealed record AttemptRow(Guid SagaId, Guid OperationId, int Attempt, string Kind, long Amount, string? Outcome);

/// <summary>Messages that a queue still has, with those that nobody has acknowledged.</summary>
internal sealed record QueueDepth(string Name, long Messages);

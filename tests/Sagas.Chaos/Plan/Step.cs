namespace Sagas.Chaos.Plan;

/// <summary>Something that somebody outside of the service does, at its time after the beginning.</summary>
internal abstract record Step(TimeSpan At, PlannedPayment Payment);

/// <summary>A message is published.</summary>
internal sealed record PublishStep(TimeSpan At, PlannedPayment Payment, string Name, string Body, string? MessageId) : Step(At, Payment)
{
    /// <summary>What it says that is to go back, by item; <c>null</c> for everything.</summary>
    public IReadOnlyDictionary<string, long>? Items { get; init; }

    public string Identity => MessageId ?? Body;
}

/// <summary>The payment moves at its gateway without the merchant; what tells of it is published only if it could.</summary>
internal sealed record MoveStep(TimeSpan At, PlannedPayment Payment, string To, PublishStep Told) : Step(At, Payment);

/// <summary>The merchant cancels, and asks again until it has a final word.</summary>
internal sealed record CancelStep(TimeSpan At, PlannedPayment Payment, string RequestId) : Step(At, Payment);

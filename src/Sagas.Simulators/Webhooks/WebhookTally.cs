namespace Sagas.Simulators.Webhooks;

/// <summary>Counts what became of the webhooks of one gateway.</summary>
internal sealed class WebhookTally
{
    private long _queued;
    private long _attempts;
    private long _delivered;
    private long _givenUp;
    private long _dropped;

    public void Queued() => Interlocked.Increment(ref _queued);

    public void Attempted() => Interlocked.Increment(ref _attempts);

    public void Delivered() => Interlocked.Increment(ref _delivered);

    public void GivenUp() => Interlocked.Increment(ref _givenUp);

    /// <summary>There was no room for what was counted as queued.</summary>
    public void Unqueued()
    {
        Interlocked.Increment(ref _dropped);
        Interlocked.Decrement(ref _queued);
    }

    public WebhookCounts Read(long lost)
    {
        // Ends are read before beginnings, so that nothing seems to have ended that never began.
        var (delivered, givenUp) = (Interlocked.Read(ref _delivered), Interlocked.Read(ref _givenUp));
        return new WebhookCounts
        {
            Pending = Interlocked.Read(ref _queued) - delivered - givenUp,
            Attempts = Interlocked.Read(ref _attempts),
            Delivered = delivered,
            GivenUp = givenUp,
            Lost = lost,
            Dropped = Interlocked.Read(ref _dropped),
        };
    }
}

/// <summary>The webhooks of one gateway in numbers.</summary>
internal sealed record WebhookCounts
{
    /// <summary>Waiting for their first or next attempt, or under way.</summary>
    public required long Pending { get; init; }

    /// <summary>Requests made, whatever came back.</summary>
    public required long Attempts { get; init; }

    /// <summary>Taken by the merchant.</summary>
    public required long Delivered { get; init; }

    /// <summary>Refused or unanswered to the last attempt.</summary>
    public required long GivenUp { get; init; }

    /// <summary>Lost by a fault that was armed.</summary>
    public required long Lost { get; init; }

    /// <summary>Not even queued, as too many were waiting.</summary>
    public required long Dropped { get; init; }
}

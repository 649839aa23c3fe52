namespace Sagas.Payments;

/// <summary>What the saga has to know of the configured gateways.</summary>
public interface IGatewayDirectory
{
    /// <summary>The gateway, or <c>null</c> when it is not configured.</summary>
    GatewayProfile? Find(string instance);
}

/// <summary>What a configured gateway can do.</summary>
public sealed record GatewayProfile
{
    /// <summary>An unpaid payment can be ended by a call; otherwise it has to expire.</summary>
    public bool CancelUnpaid { get; init; } = true;

    /// <summary>A part of a hold can be released.</summary>
    public bool PartialReverse { get; init; }

    /// <summary>A part of taken money can be returned.</summary>
    public bool PartialRefund { get; init; }

    /// <summary>It finds out itself which items a scope means and what items cost, returns those, and names them in its answer.</summary>
    public bool KnowsItems { get; init; }

    /// <summary>What a person does in the back office, for a gateway without an API.</summary>
    public string? ManualInstruction { get; init; }

    /// <summary>Its own schedule of questions; <c>null</c> or empty: <see cref="SagaOptions.ResolveSchedule"/>.</summary>
    public IReadOnlyList<TimeSpan>? ResolveSchedule { get; init; }
}

namespace Sagas.Gateways;

/// <summary>What an adapter read before the call of an attempt.</summary>
public sealed record GatewayPreparation
{
    /// <summary>Nothing had to be read.</summary>
    public static GatewayPreparation None { get; } = new();

    /// <summary>What the resolver needs to tell this attempt's movement from others; committed with the attempt, before the call. Never a secret.</summary>
    public string? Snapshot { get; init; }

    /// <summary>
    /// The end of the attempt, without a call: money that went back already is <c>Succeeded</c> and external, a payment that cannot be undone
    /// is <c>Rejected</c>, and one that could not be read is <c>NotSent</c>. <c>null</c>: the call may be made.
    /// </summary>
    public GatewayOutcome? Decided { get; init; }
}

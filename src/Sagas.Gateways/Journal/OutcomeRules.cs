namespace Sagas.Gateways;

/// <summary>How one knowledge about an attempt gives way to another; every journal applies this one rule.</summary>
public static class OutcomeRules
{
    /// <summary>
    /// What a row holds after <paramref name="next"/> was reported. Money that moved stays moved; proof that it moved corrects
    /// everything else; any other final word stays; not knowing never replaces knowing.
    /// </summary>
    public static GatewayOutcome Refine(GatewayOutcome? current, GatewayOutcome next) => current switch
    {
        null or GatewayOutcome.Unknown => next,
        GatewayOutcome.Succeeded => current,
        _ when next is GatewayOutcome.Succeeded => next,
        GatewayOutcome.Accepted when next is not GatewayOutcome.Unknown => next,
        _ => current,
    };

    /// <summary>The outcome's name in message ids, telemetry and the journal's JSON; pinned.</summary>
    public static string NameOf(GatewayOutcome outcome) => outcome switch
    {
        GatewayOutcome.Succeeded => "succeeded",
        GatewayOutcome.Accepted => "accepted",
        GatewayOutcome.Rejected => "rejected",
        GatewayOutcome.NotSent => "not-sent",
        GatewayOutcome.Unknown => "unknown",
        GatewayOutcome.NotDone => "not-done",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without a name"),
    };
}

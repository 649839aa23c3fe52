namespace Sagas.Payments;

/// <summary>Which failures give money back, and how; section <c>Compensation</c>. The most specific setting wins: team and gateway, team, gateway, these.</summary>
public sealed record CompensationOptions : CompensationRules
{
    /// <summary>Overrides by team slug.</summary>
    public Dictionary<string, TeamRules> Teams { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Overrides by gateway instance.</summary>
    public Dictionary<string, CompensationRules> Gateways { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Commands that are held from the start; more can be paused at run time.</summary>
    public PausedScopes Paused { get; set; } = new();
}

/// <summary>A team's rules, with overrides by gateway instance.</summary>
public sealed record TeamRules : CompensationRules
{
    /// <summary>Overrides by gateway instance, for this team.</summary>
    public Dictionary<string, CompensationRules> Gateways { get; set; } = new(StringComparer.Ordinal);
}

/// <summary>One level of rules; an absent field is taken from the next level.</summary>
public record CompensationRules
{
    /// <summary>What a failed grant does.</summary>
    public FailurePolicy? ItemGrantFailed { get; set; }

    /// <summary>What a failed notification does.</summary>
    public FailurePolicy? NotificationFailed { get; set; }

    /// <summary>How much may go back automatically.</summary>
    public CompensationLimits? Limits { get; set; }
}

/// <summary>What one kind of failure does; an absent field is taken from the next level.</summary>
public sealed record FailurePolicy
{
    /// <summary>Default: <see cref="CompensationMode.Automatic"/>.</summary>
    public CompensationMode? Mode { get; set; }

    /// <summary>The grace delay, in which a success of the failed step cancels the compensation. Default: none; at most 30 days.</summary>
    public TimeSpan? Delay { get; set; }

    /// <summary>Minor units by currency above which an automatic compensation needs approval. Default: no threshold.</summary>
    public Dictionary<string, long>? ApprovalAbove { get; set; }
}

/// <summary>Who decides that money goes back.</summary>
public enum CompensationMode
{
    Automatic = 1,
    Approval = 2,
    Ignore = 3,
}

/// <summary>The brake: beyond it new automatic compensations of a team at a gateway need approval.</summary>
public sealed record CompensationLimits
{
    /// <summary>Payments per <see cref="Window"/>. Default: 100; <see cref="int.MaxValue"/>, with no <see cref="Sum"/>, means no brake.</summary>
    public int? Count { get; set; }

    /// <summary>Default: 10 minutes; 1 second to 1 day.</summary>
    public TimeSpan? Window { get; set; }

    /// <summary>Minor units by currency per <see cref="Window"/>. Default: no limit.</summary>
    public Dictionary<string, long>? Sum { get; set; }

    /// <summary>Nothing is held back.</summary>
    internal bool AreNone => Count == int.MaxValue && Sum is not { Count: > 0 };
}

/// <summary>Whose commands are held.</summary>
public sealed record PausedScopes
{
    public bool All { get; set; }

    public HashSet<string> Teams { get; set; } = new(StringComparer.Ordinal);

    public HashSet<string> Gateways { get; set; } = new(StringComparer.Ordinal);
}

using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sagas.Payments;

/// <summary>Which commands are held: everything, a team's or a gateway's. Set by configuration or by a person at run time.</summary>
public sealed class CompensationPauses(IOptionsMonitor<CompensationOptions> options, TimeProvider clock, ILogger<CompensationPauses> logger)
{
    private ImmutableDictionary<PauseScope, Pause> _pauses = ImmutableDictionary<PauseScope, Pause>.Empty;

    /// <summary>What configuration pauses; ends only with the configuration.</summary>
    public PausedScopes Configured => options.CurrentValue.Paused;

    /// <summary>What a person paused and has not resumed.</summary>
    public IReadOnlyCollection<Pause> Current => [.. _pauses.Values];

    /// <summary>Holds the commands of a scope that are not sent yet.</summary>
    /// <returns>The pause in force, which is an earlier one when the scope was paused already.</returns>
    public Pause Begin(PauseScope scope, string by, string reason, out bool isNew)
    {
        var pause = new Pause(scope, by, reason, clock.GetUtcNow());
        var inForce = ImmutableInterlocked.GetOrAdd(ref _pauses, scope, pause);
        isNew = ReferenceEquals(inForce, pause);
        if (isNew)
            Log.PauseBegun(logger, scope, by, reason);
        return inForce;
    }

    /// <summary>Lets the commands of a scope go; <c>false</c> when it was not paused.</summary>
    public bool End(PauseScope scope, string by, string reason)
    {
        var ended = ImmutableInterlocked.TryRemove(ref _pauses, scope, out _);
        if (ended)
            Log.PauseEnded(logger, scope, by, reason);
        return ended;
    }

    /// <summary>Why the commands of a team at a gateway are held; <c>null</c> when they are not.</summary>
    public string? Holds(string teamSlug, string? gateway)
    {
        var configured = options.CurrentValue.Paused;
        if (configured.All || configured.Teams.Contains(teamSlug) || (gateway is not null && configured.Gateways.Contains(gateway)))
            return "compensation is paused by configuration";
        var pauses = _pauses;
        var pause = pauses.GetValueOrDefault(PauseScope.Everything)
            ?? pauses.GetValueOrDefault(PauseScope.Team(teamSlug))
            ?? (gateway is null ? null : pauses.GetValueOrDefault(PauseScope.Gateway(gateway)));
        return pause is null ? null : $"compensation is paused by {pause.By}: {pause.Reason}";
    }
}

/// <summary>What is paused.</summary>
/// <param name="Kind"><c>all</c>, <c>team</c> or <c>gateway</c>.</param>
/// <param name="Name">The team or gateway; empty for all.</param>
public sealed record PauseScope(string Kind, string Name)
{
    public const string TeamKind = "team";

    public static PauseScope Everything { get; } = new("all", "");

    public static PauseScope Team(string slug) => new(TeamKind, slug);

    public static PauseScope Gateway(string instance) => new("gateway", instance);
}

/// <summary>A pause that a person set.</summary>
public sealed record Pause(PauseScope Scope, string By, string Reason, DateTimeOffset Since);

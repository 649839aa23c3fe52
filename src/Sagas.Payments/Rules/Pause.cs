namespace Sagas.Payments;

/// <summary>A pause that a person set.</summary>
/// <param name="Scope">What is held.</param>
/// <param name="By">Who set it.</param>
/// <param name="Reason">Why, for everybody who looks at a held payment.</param>
/// <param name="Since">When it began.</param>
public sealed record Pause(PauseScope Scope, string By, string Reason, DateTimeOffset Since);

/// <summary>What is paused.</summary>
/// <param name="Kind"><c>all</c>, <c>team</c> or <c>gateway</c>; pinned, stored and part of the API.</param>
/// <param name="Name">The team or gateway; empty for all.</param>
public sealed record PauseScope(string Kind, string Name)
{
    public const string TeamKind = "team";

    public static PauseScope Everything { get; } = new("all", "");

    public static PauseScope Team(string slug) => new(TeamKind, slug);

    public static PauseScope Gateway(string instance) => new("gateway", instance);
}

using Sagas.Payments;

namespace Sagas.Service.Api.Pauses;

/// <summary>The body of a new pause.</summary>
/// <param name="Scope">all, team or gateway.</param>
/// <param name="Name">The team's slug or the gateway's instance name; absent for all.</param>
/// <param name="Reason">Why, 1-512 characters; told to everybody who looks at a payment's history.</param>
public sealed record PauseBody(string Scope, string? Name, string Reason);

/// <summary>Everything that is paused.</summary>
/// <param name="Pauses">Oldest first; those of the configuration before them.</param>
public sealed record PauseListView(IReadOnlyList<PauseView> Pauses);

/// <summary>One pause.</summary>
/// <param name="Scope">all, team or gateway.</param>
/// <param name="Name">The team or gateway; absent for all.</param>
/// <param name="By">Who paused; <c>configuration</c> when it ends only with the configuration.</param>
/// <param name="Reason">Why.</param>
/// <param name="Since">Since when; absent for a pause of the configuration.</param>
public sealed record PauseView(string Scope, string? Name, string By, string Reason, DateTimeOffset? Since)
{
    private const string Configuration = "configuration";

    internal static PauseView From(Pause pause) =>
        new(pause.Scope.Kind, NameOf(pause.Scope), pause.By, pause.Reason, pause.Since);

    internal static IEnumerable<PauseView> From(PausedScopes configured) =>
    [
        .. configured.All ? [OfConfiguration(PauseScope.Everything)] : Array.Empty<PauseView>(),
        .. configured.Teams.Order(StringComparer.Ordinal).Select(team => OfConfiguration(PauseScope.Team(team))),
        .. configured.Gateways.Order(StringComparer.Ordinal).Select(gateway => OfConfiguration(PauseScope.Gateway(gateway))),
    ];

    private static PauseView OfConfiguration(PauseScope scope) =>
        new(scope.Kind, NameOf(scope), Configuration, "Compensation:Paused", Since: null);

    private static string? NameOf(PauseScope scope) => scope.Name.Length == 0 ? null : scope.Name;
}

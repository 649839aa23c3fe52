using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.IBusiness;

/// <summary>Settings of one simulated I-Business gateway, under <c>Simulators:{gateway}</c>.</summary>
internal sealed record IBusinessSettings
{
    /// <summary>The one merchant team it knows.</summary>
    public required string TeamSlug { get; init; }

    /// <summary>Signs that team's requests; never logged, never answered.</summary>
    public required string Password { get; init; }

    /// <summary>
    /// <c>false</c>: business failures are HTTP 200 with <c>Success=false</c>, as the specification has it.
    /// <c>true</c>: they are 4xx with the same body, as one public implementation does.
    /// </summary>
    public required bool HttpErrors { get; init; }

    public static IBusinessSettings Read(string gateway, GatewaySettings settings)
    {
        var isDefault = gateway == SimulatorDefaults.Gateway;
        return new IBusinessSettings
        {
            TeamSlug = settings.Text(nameof(TeamSlug), isDefault ? SimulatorDefaults.TeamSlug : null),
            Password = settings.Text(nameof(Password), isDefault ? SimulatorDefaults.Password : null),
            HttpErrors = settings.Flag(nameof(HttpErrors)),
        };
    }
}

using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Options;
using Sagas.Service.Hosting;

namespace Sagas.Service.Cancel;

/// <summary>Reads the teams; embedded mode brings one of its own.</summary>
internal static class TeamRegistration
{
    /// <summary>The team of embedded mode.</summary>
    public const string DemoTeam = "demo";

    /// <summary>Signs the demo team's requests; worth nothing outside embedded mode.</summary>
    public const string DemoSecret = "demo-secret";

    public static void AddTeams(this WebApplicationBuilder builder, ProcessMode mode)
    {
        if (mode.Embedded)
        {
            // Behind every other source: whoever configures the team overrides it.
            builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
            {
                InitialData = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
                {
                    [$"{TeamsOptions.Section}:{DemoTeam}:{nameof(TeamOptions.Secrets)}:0"] = DemoSecret,
                },
            });
        }

        builder.Services.AddOptions<TeamsOptions>().Configure<IConfiguration>(Read).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<TeamsOptions>, TeamsCheck>().AddSingleton<TeamRing>();
    }

    private static void Read(TeamsOptions options, IConfiguration configuration)
    {
        foreach (var team in configuration.GetSection(TeamsOptions.Section).GetChildren())
        {
            RefuseMisplacedSecret(team);
            options.Teams[team.Key] = team.Get<TeamOptions>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new TeamOptions();
        }
    }

    // The binder would say the text that it cannot take, and that may be a secret which stands one level too high.
    private static void RefuseMisplacedSecret(IConfigurationSection team)
    {
        var secrets = team.GetSection(nameof(TeamOptions.Secrets));
        if (!string.IsNullOrEmpty(team.Value) || !string.IsNullOrEmpty(secrets.Value))
        {
            throw new StartupFault($"{secrets.Path}: must be a list, {secrets.Path}:0 and, while the team changes its secret, {secrets.Path}:1.");
        }
    }
}

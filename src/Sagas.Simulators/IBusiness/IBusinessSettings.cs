using Microsoft.Extensions.Options;

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

    public static IBusinessSettings Read(string gateway, IConfigurationSection section)
    {
        var isDefault = gateway == SimulatorDefaults.Gateway;
        return new IBusinessSettings
        {
            TeamSlug = Text(section, nameof(TeamSlug), isDefault ? SimulatorDefaults.TeamSlug : null),
            Password = Text(section, nameof(Password), isDefault ? SimulatorDefaults.Password : null),
            HttpErrors = Flag(section, nameof(HttpErrors)),
        };
    }

    private static string Text(IConfigurationSection section, string key, string? fallback)
    {
        var text = section[key] ?? fallback;
        return string.IsNullOrEmpty(text) ? throw Invalid(section, key, "is required") : text;
    }

    private static bool Flag(IConfigurationSection section, string key) => section[key] switch
    {
        null => false,
        var word when bool.TryParse(word, out var flag) => flag,
        _ => throw Invalid(section, key, "must be true or false"),
    };

    private static OptionsValidationException Invalid(IConfigurationSection section, string key, string message) =>
        new(section.Path, typeof(IBusinessSettings), [$"{section.Path}:{key}: {message}"]);
}

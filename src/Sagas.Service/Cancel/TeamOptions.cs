using Microsoft.Extensions.Options;
using Sagas.Service.Ingress;
using Sagas.Service.Ingress.Fields;

namespace Sagas.Service.Cancel;

/// <summary>Section <c>Teams</c>: the merchants' teams by their slug, and what they sign with.</summary>
internal sealed record TeamsOptions
{
    public const string Section = "Teams";

    /// <summary>Slugs are compared byte by byte.</summary>
    public Dictionary<string, TeamOptions> Teams { get; } = new(StringComparer.Ordinal);
}

/// <summary>One team: <c>Teams:{slug}</c>.</summary>
internal sealed record TeamOptions
{
    /// <summary>The secret, or two of them while the team moves from one to the other.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Its requests are refused, once they have shown a valid token.</summary>
    public bool Disabled { get; init; }

    /// <summary>Not the secrets.</summary>
    public override string ToString() => nameof(TeamOptions);
}

/// <summary>Names what is wrong with a team, and never what its secret is.</summary>
internal sealed class TeamsCheck : IValidateOptions<TeamsOptions>
{
    public const int MostSecrets = 2;

    private const int ShortestSecret = 8;
    private const int LongestSecret = 256;
    private static readonly IdRule Slug = new(EventFields.KeyLength);

    public ValidateOptionsResult Validate(string? name, TeamsOptions options)
    {
        var faults = options.Teams.SelectMany(team => Faults(team.Key, team.Value).Select(fault => $"{TeamsOptions.Section}:{team.Key}{fault}")).ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(string slug, TeamOptions team)
    {
        if (Slug.Fault(slug) is { } fault)
        {
            yield return $": the slug {fault}.";
        }

        if (team.Secrets.Count is 0 or > MostSecrets)
        {
            yield return $":{nameof(team.Secrets)}: must be one secret ({nameof(team.Secrets)}:0), or two while the team changes it.";
        }

        foreach (var (secret, index) in team.Secrets.Select((secret, index) => (secret, index)))
        {
            if (secret is null || secret.Length is < ShortestSecret or > LongestSecret)
            {
                yield return $":{nameof(team.Secrets)}:{index}: must have {ShortestSecret} to {LongestSecret} characters.";
            }
        }

        if (team.Secrets.Distinct(StringComparer.Ordinal).Count() != team.Secrets.Count)
        {
            yield return $":{nameof(team.Secrets)}: are the same.";
        }
    }
}

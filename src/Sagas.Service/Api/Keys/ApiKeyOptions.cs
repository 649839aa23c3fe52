using System.ComponentModel.DataAnnotations;

namespace Sagas.Service.Api.Keys;

/// <summary>Section <c>Api</c>: who may call this service in durable mode. Without a key nobody may.</summary>
internal sealed record ApiOptions : IValidatableObject
{
    public const string Section = "Api";

    public IReadOnlyList<ApiKeyOptions> Keys { get; init; } = [];

    /// <summary>How often the keys made on the pages are read again: so long a revoked one may still be taken by another process.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan RefreshEvery { get; init; } = TimeSpan.FromSeconds(2);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, index) in Keys.Select((key, index) => (key, index)))
        {
            foreach (var fault in key.Faults())
            {
                yield return new ValidationResult(fault.Sentence, [$"{nameof(Keys)}:{index}:{fault.Setting}"]);
            }

            if (!names.Add(key.Name))
            {
                yield return new ValidationResult("is the name of an earlier key already.", [$"{nameof(Keys)}:{index}:{nameof(key.Name)}"]);
            }
        }
    }
}

/// <summary>One key: <c>Api:Keys:0</c> and so on.</summary>
internal sealed record ApiKeyOptions
{
    /// <summary>Stands for every team.</summary>
    public const string AllTeams = "*";

    private const int NameLength = 64;
    private const int Sha256HexLength = 64;

    /// <summary>Who it is; kept in the history of every payment that it decides about.</summary>
    public string Name { get; init; } = "";

    /// <summary>SHA-256 of the key in hex. The key itself stands nowhere here.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>The teams it may speak for and see; <c>*</c> for all.</summary>
    public IReadOnlyList<string> Teams { get; init; } = [];

    public ApiRole? Role { get; init; }

    public IEnumerable<(string Setting, string Sentence)> Faults()
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > NameLength)
        {
            yield return (nameof(Name), $"must have 1 to {NameLength} characters.");
        }

        if (Sha256.Length != Sha256HexLength || !Sha256.All(char.IsAsciiHexDigit))
        {
            yield return (nameof(Sha256), $"must be the SHA-256 of the key, {Sha256HexLength} hex digits.");
        }

        if (Teams.Count == 0 || Teams.Any(string.IsNullOrWhiteSpace))
        {
            yield return (nameof(Teams), $"must name the key's teams, or {AllTeams} for all.");
        }

        if (Role is null)
        {
            yield return (nameof(Role), $"must be one of {string.Join(", ", Enum.GetNames<ApiRole>())}.");
        }
    }
}

/// <summary>What a key is for.</summary>
internal enum ApiRole
{
    /// <summary>Sends events and nothing else.</summary>
    Publisher,

    /// <summary>Reads payments and pages.</summary>
    Viewer,

    /// <summary>Reads, decides and sends events.</summary>
    Operator,
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;

namespace Sagas.Service.Operators;

/// <summary>Section <c>Operators</c>: who may sign in to the pages in durable mode. Without one nobody may.</summary>
internal sealed class OperatorListOptions : List<OperatorOptions>, IValidatableObject
{
    public const string Section = "Operators";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (one, index) in this.Select((one, index) => (one, index)))
        {
            foreach (var (setting, sentence) in one.Faults())
            {
                yield return new ValidationResult(sentence, [$"{index}:{setting}"]);
            }

            if (!names.Add(one.Name))
            {
                yield return new ValidationResult("is the name of an earlier operator already.", [$"{index}:{nameof(one.Name)}"]);
            }
        }
    }
}

/// <summary>One person: <c>Operators:0</c> and so on.</summary>
internal sealed record OperatorOptions
{
    private const int NameLength = 64;

    /// <summary>Who it is, 1-64 characters; kept in the history of every payment that this person decides about.</summary>
    public string Name { get; init; } = "";

    /// <summary>As <c>--hash-password</c> prints it. The password itself stands nowhere.</summary>
    public string PasswordHash { get; init; } = "";

    public OperatorRole? Role { get; init; }

    public IEnumerable<(string Setting, string Sentence)> Faults()
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > NameLength || Name.Any(char.IsControl))
        {
            yield return (nameof(Name), $"must have 1 to {NameLength} characters.");
        }

        if (!IsHash())
        {
            yield return (nameof(PasswordHash), "must be what --hash-password prints.");
        }

        if (Role is null)
        {
            yield return (nameof(Role), $"must be one of {string.Join(", ", Enum.GetNames<OperatorRole>())}.");
        }
    }

    /// <summary>Not the hash, which could be guessed at.</summary>
    public override string ToString() => Name;

    // The hasher throws at what is not Base64 and says nothing about an unknown format.
    private bool IsHash()
    {
        const byte Identity3 = 1;
        var bytes = new byte[PasswordHash.Length];
        return Convert.TryFromBase64String(PasswordHash, bytes, out var length) && length > 0 && bytes[0] == Identity3
            && new PasswordHasher<OperatorOptions>().VerifyHashedPassword(this, PasswordHash, "") == PasswordVerificationResult.Failed;
    }
}

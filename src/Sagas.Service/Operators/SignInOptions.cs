using System.ComponentModel.DataAnnotations;

namespace Sagas.Service.Operators;

/// <summary>Section <c>SignIn</c>: how people sign in to the pages.</summary>
internal sealed record SignInOptions : IValidatableObject
{
    public const string Section = "SignIn";

    /// <summary>Wrong passwords in a row after which a name is locked.</summary>
    [Range(1, 100)]
    public int MostTries { get; init; } = 5;

    /// <summary>How long it stays locked.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan LockedFor { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a sign-in lasts after the last page.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan StaysFor { get; init; } = TimeSpan.FromHours(8);

    /// <summary>
    /// A directory for the keys that protect sign-ins, readable by this service only. Absent, every process makes its own: a restart signs
    /// everybody out, and two processes behind one address do not know each other's sign-ins.
    /// </summary>
    public string? KeyDirectory { get; init; }

    /// <summary>A proxy that signs people in; absent, they sign in here only.</summary>
    public ProxyOptions? Proxy { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Proxy?.Faults(nameof(Proxy)) ?? [];
}

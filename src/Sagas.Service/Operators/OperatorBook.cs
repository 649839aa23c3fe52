using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Sagas.Service.Operators;

/// <summary>The configured operators, and how often their passwords were guessed wrong.</summary>
internal sealed class OperatorBook(
    IOptions<OperatorListOptions> operators, IOptions<SignInOptions> options, TimeProvider time, ILogger<OperatorBook> logger)
{
    private readonly PasswordHasher<OperatorOptions> _hasher = new();
    private readonly Lock _lock = new();

    // Configured names only: nobody can fill it.
    private readonly Dictionary<string, (int Wrong, DateTimeOffset LockedUntil)> _tries = new(StringComparer.Ordinal);

    // What an unknown name is compared with, so that it takes as long as a known one.
    private readonly string _nobody = new PasswordHasher<OperatorOptions>().HashPassword(new(), Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));

    /// <summary>The operator, or <c>null</c> for a wrong name, a wrong password or a locked name: which of them it was is not told.</summary>
    public OperatorOptions? Check(string name, string password)
    {
        var known = Find(name);
        var isRight = _hasher.VerifyHashedPassword(known ?? new(), known?.PasswordHash ?? _nobody, password) != PasswordVerificationResult.Failed;
        if (known is null)
        {
            return null;
        }

        lock (_lock)
        {
            var now = time.GetUtcNow();
            var tries = _tries.GetValueOrDefault(known.Name);
            if (now < tries.LockedUntil)
            {
                return null;
            }

            if (isRight)
            {
                _tries.Remove(known.Name);
                return known;
            }

            var wrong = tries.Wrong + 1;
            var isLocked = wrong >= options.Value.MostTries;
            _tries[known.Name] = isLocked ? (0, now + options.Value.LockedFor) : (wrong, default);
            if (isLocked)
            {
                Log.OperatorLocked(logger, known.Name, wrong, options.Value.LockedFor);
            }

            return null;
        }
    }

    public OperatorOptions? Find(string name) => operators.Value.Find(one => string.Equals(one.Name, name, StringComparison.Ordinal));

    /// <summary>Changes with the password and the role: a sign-in from before the change is over.</summary>
    public static string StampOf(OperatorOptions one) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{one.PasswordHash}\n{one.Role}")));
}

using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Sagas.Storage;

namespace Sagas.Service.Api.Keys;

/// <summary>The keys in force, found by the key itself: those of the configuration, and a copy of those that people made.</summary>
internal sealed class ApiKeyRing(IOptions<ApiOptions> options, IApiKeyBook book)
{
    private readonly (byte[] Hash, Caller Caller)[] _configured =
        [.. options.Value.Keys.Select(key => (Convert.FromHexString(key.Sha256), CallerOf(key.Name, key.Role!.Value, key.Teams)))];

    private volatile (byte[] Hash, Caller Caller)[] _made = [];

    /// <summary>Takes the same time whichever key matches, and whether one does.</summary>
    public Caller? Find(string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key), hash);
        return Find(_configured, hash, Find(_made, hash, null));
    }

    /// <summary>Reads again what people made and revoked.</summary>
    /// <exception cref="StoreUnavailableException">The store does not serve; the copy stays as it was.</exception>
    public async Task RefreshAsync(CancellationToken cancellationToken) =>
        _made =
        [
            .. (await book.ListAsync(IApiKeyBook.MostInForce, cancellationToken))
                .Where(key => key.RevokedAt is null && !IsConfigured(key.Name))
                // A role of a newer version is none that this one could judge.
                .Where(key => Enum.TryParse<ApiRole>(key.Role, out _))
                .Select(key => (key.Hash, CallerOf(key.Name, Enum.Parse<ApiRole>(key.Role), key.Teams))),
        ];

    /// <summary>Whether a key of the configuration has the name: then no other one may.</summary>
    public bool IsConfigured(string name) => options.Value.Keys.Any(key => string.Equals(key.Name, name, StringComparison.Ordinal));

    private static Caller? Find((byte[] Hash, Caller Caller)[] keys, ReadOnlySpan<byte> hash, Caller? found)
    {
        foreach (var known in keys)
        {
            if (CryptographicOperations.FixedTimeEquals(known.Hash, hash))
            {
                found = known.Caller;
            }
        }

        return found;
    }

    private static Caller CallerOf(string name, ApiRole role, IReadOnlyList<string> teams) => new(
        name, role, teams.Contains(ApiKeyOptions.AllTeams, StringComparer.Ordinal) ? null : teams.ToFrozenSet(StringComparer.Ordinal));
}

using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Sagas.Service.Api.Keys;

/// <summary>The configured keys, found by the key itself.</summary>
internal sealed class ApiKeyRing(IOptions<ApiOptions> options)
{
    private readonly (byte[] Hash, Caller Caller)[] _keys =
        [.. options.Value.Keys.Select(key => (Convert.FromHexString(key.Sha256), CallerOf(key)))];

    /// <summary>Takes the same time whichever key matches, and whether one does.</summary>
    public Caller? Find(string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key), hash);
        Caller? found = null;
        foreach (var known in _keys)
        {
            if (CryptographicOperations.FixedTimeEquals(known.Hash, hash))
            {
                found = known.Caller;
            }
        }

        return found;
    }

    private static Caller CallerOf(ApiKeyOptions key) => new(
        key.Name,
        key.Role!.Value,
        key.Teams.Contains(ApiKeyOptions.AllTeams, StringComparer.Ordinal) ? null : key.Teams.ToFrozenSet(StringComparer.Ordinal));
}

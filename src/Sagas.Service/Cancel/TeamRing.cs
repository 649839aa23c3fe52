using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Sagas.Service.Cancel;

/// <summary>What a token was.</summary>
internal enum TokenCheck
{
    /// <summary>Of no secret of the team, or there is no such team: nobody is told which.</summary>
    Refused,

    /// <summary>Of a team that is disabled.</summary>
    Disabled,

    Accepted,
}

/// <summary>The configured teams, and whether a request was signed by one of them.</summary>
internal sealed class TeamRing(IOptions<TeamsOptions> options)
{
    private const int DecoyBytes = 32;

    // What a team that does not exist, or that has one secret only, is compared with: the same work, and no token fits.
    private readonly byte[][] _decoys = [.. Enumerable.Range(0, TeamsCheck.MostSecrets).Select(_ => RandomNumberGenerator.GetBytes(DecoyBytes))];

    private readonly FrozenDictionary<string, (byte[][] Secrets, bool Disabled)> _teams = options.Value.Teams.ToFrozenDictionary(
        team => team.Key,
        team => (team.Value.Secrets.Select(Encoding.UTF8.GetBytes).ToArray(), team.Value.Disabled),
        StringComparer.Ordinal);

    /// <summary>Takes the same time for an unknown team as for a known one, and whichever secret fits.</summary>
    public TokenCheck Check(string teamSlug, SignedText text, string token)
    {
        var isKnown = _teams.TryGetValue(teamSlug, out var team);
        var secrets = isKnown ? team.Secrets : [];
        var given = HashOf(token);
        var fits = false;
        for (var index = 0; index < TeamsCheck.MostSecrets; index++)
        {
            var isReal = index < secrets.Length;
            var hash = text.Hash(isReal ? secrets[index] : _decoys[index]);
            fits |= CryptographicOperations.FixedTimeEquals(hash, given) & isReal;
        }

        return !fits ? TokenCheck.Refused : team.Disabled ? TokenCheck.Disabled : TokenCheck.Accepted;
    }

    /// <summary>The hash that a token stands for; of what is no hash, one that nothing has.</summary>
    private static byte[] HashOf(string token)
    {
        var hash = new byte[SHA256.HashSizeInBytes];
        return token.Length == hash.Length * 2 && token.All(char.IsAsciiHexDigit) ? Convert.FromHexString(token) : hash;
    }
}

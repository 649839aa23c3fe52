using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Sagas.Gateways.Moneta;

/// <summary>The gateway's own signature: MD5 over values and the integrity code, in lower-case hex.</summary>
internal static class PayUrlSignature
{
    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "The gateway signs with nothing else.")]
    public static string Of(string integrityCode, params ReadOnlySpan<string> values) =>
        Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(string.Concat([.. values, integrityCode]))));

    /// <summary>Compares in constant time; the case of the hex digits does not matter.</summary>
    public static bool IsRight(string told, string expected) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(told.ToLowerInvariant()), Encoding.UTF8.GetBytes(expected));
}

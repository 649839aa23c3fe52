using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Sagas.Gateways.Bpc;

/// <summary>
/// <c>X-Signature: t=…,v1=…</c> with HMAC-SHA256 over the body, a dot and the time. The formula is known from one public client only; the
/// guide speaks of a symmetric signature and prints none.
/// </summary>
internal static class BpcSignature
{
    /// <summary>The time and the signatures of a header; <c>null</c> when it has another shape.</summary>
    public static (long Time, IReadOnlyList<string> Signatures)? Parse(string header)
    {
        long? time = null;
        var signatures = new List<string>();
        foreach (var part in header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.StartsWith("t=", StringComparison.Ordinal))
            {
                if (time is not null || !long.TryParse(part.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
                    return null;
                time = seconds;
            }
            else if (part.StartsWith("v1=", StringComparison.Ordinal))
            {
                signatures.Add(part[3..]);
            }
        }

        return time is { } at && signatures.Count is > 0 and < 8 ? (at, signatures) : null;
    }

    /// <summary>One of the signatures was made with one of the secrets. Every pair is compared, each in constant time.</summary>
    public static bool Matches(ReadOnlySpan<byte> body, long time, IReadOnlyList<string> signatures, params IEnumerable<string> secrets)
    {
        var suffix = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $".{time}"));
        var matches = false;
        foreach (var secret in secrets)
        {
            using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
            hmac.AppendData(body);
            hmac.AppendData(suffix);
            var expected = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hmac.GetHashAndReset()));
            foreach (var signature in signatures)
                matches |= CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature));
        }

        return matches;
    }
}

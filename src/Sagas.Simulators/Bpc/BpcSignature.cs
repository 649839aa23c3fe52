using System.Security.Cryptography;
using System.Text;

namespace Sagas.Simulators.Bpc;

/// <summary>
/// <c>X-Signature: t=…,v1=…</c>, where v1 is the HMAC-SHA256 over body, dot and t. Source: a public implementation that cites the
/// gateway's guide.
/// </summary>
internal static class BpcSignature
{
    public static string Header(string secret, string body, long unixSeconds) => $"t={unixSeconds},v1={Compute(secret, body, unixSeconds)}";

    private static string Compute(string secret, string body, long unixSeconds) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{body}.{unixSeconds}")));
}

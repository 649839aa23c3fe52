using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Sagas.Benchmarks.Cancel;

/// <summary>Bodies of <c>POST /cancel</c>, signed.</summary>
internal static class SignedCall
{
    /// <summary>What the team of embedded mode signs with.</summary>
    public const string DemoSecret = "demo-secret";

    public static string Of(string team, string payment, string secret, string id)
    {
        var token = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id + secret + payment + team)));
        return JsonSerializer.Serialize(new { TeamSlug = team, PaymentId = payment, ExternalRequestId = id, Token = token });
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Sagas.Simulators.IBusiness;

/// <summary>
/// The signature of a request: SHA-256 over the values of its root scalars and the password, in ordinal order of their
/// names, with numbers as they were written. Source: payment-authentication.md of the I-Business specifications.
/// </summary>
internal static class RequestToken
{
    public const string Field = "Token";
    private const string PasswordField = "Password";

    public static string Compute(IReadOnlyDictionary<string, JsonElement> fields, string password)
    {
        var signed = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in fields)
        {
            if (name != Field && Text(value) is { } text)
                signed[name] = text;
        }

        // Last, so that a field of that name cannot take its place.
        signed[PasswordField] = password;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(signed.Values))));
    }

    /// <summary>Takes the same time wherever the tokens differ.</summary>
    public static bool Matches(string expected, string actual) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(actual));

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Sagas.Tests.Service.Cancel;

/// <summary>A merchant's request, signed as the specification says and not as the service does it.</summary>
internal static class CancelBody
{
    public const string Team = "demo";
    public const string Secret = "demo-secret";

    /// <summary>Fields with their JSON values as they are written; the token comes last.</summary>
    public static string Signed(string secret, params (string Name, string Json)[] fields) =>
        Write([.. fields, ("Token", $"\"{Token(secret, fields)}\"")]);

    /// <summary>A request of the demo team.</summary>
    public static string For(string paymentId, string? externalRequestId = null, long? amount = null, string team = Team, string secret = Secret)
    {
        var fields = new List<(string, string)> { ("TeamSlug", Quoted(team)), ("PaymentId", Quoted(paymentId)) };
        if (externalRequestId is not null)
            fields.Add(("ExternalRequestId", Quoted(externalRequestId)));
        if (amount is not null)
            fields.Add(("Amount", JsonSerializer.Serialize(amount)));
        return Signed(secret, [.. fields]);
    }

    public static string Write(params (string Name, string Json)[] fields) => $"{{{string.Join(',', fields.Select(field => $"\"{field.Name}\":{field.Json}"))}}}";

    public static string Quoted(string text) => JsonSerializer.Serialize(text);

    /// <summary>Text as it is, numbers and booleans as written, nothing of null, objects and arrays.</summary>
    public static string Token(string secret, IEnumerable<(string Name, string Json)> fields)
    {
        var values = fields
            .Where(field => field.Name != "Token" && field.Json[0] is not ('{' or '[') && field.Json != "null")
            .Select(field => (field.Name, field.Json[0] == '"' ? JsonSerializer.Deserialize<string>(field.Json)! : field.Json))
            .Append(("Password", secret))
            .OrderBy(field => field.Item1, StringComparer.Ordinal)
            .Select(field => field.Item2);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(values))));
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Sagas.Service.Ingress;

namespace Sagas.Service.Cancel;

/// <summary>
/// What a token is the SHA-256 of: the values of the body's root scalars and the secret, in the ordinal order of their names. Numbers enter
/// as they were written, <c>null</c>, objects and arrays do not.
/// </summary>
internal sealed class SignedText
{
    public const string TokenField = "Token";

    /// <summary>The name that the secret is sorted under; a body must not have it.</summary>
    public const string SecretField = "Password";

    private readonly byte[] _before;
    private readonly byte[] _after;

    private SignedText(byte[] before, byte[] after) => (_before, _after) = (before, after);

    /// <param name="root">An object without repeated names and without text that is no Unicode.</param>
    public static SignedText Of(JsonElement root)
    {
        var (before, after) = (new StringBuilder(), new StringBuilder());
        foreach (var (name, value) in Scalars(root).OrderBy(scalar => scalar.Name, StringComparer.Ordinal))
        {
            (string.CompareOrdinal(name, SecretField) < 0 ? before : after).Append(value);
        }

        return new SignedText(Encoding.UTF8.GetBytes(before.ToString()), Encoding.UTF8.GetBytes(after.ToString()));
    }

    public byte[] Hash(ReadOnlySpan<byte> secret)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(_before);
        hash.AppendData(secret);
        hash.AppendData(_after);
        return hash.GetHashAndReset();
    }

    private static IEnumerable<(string Name, string Value)> Scalars(JsonElement root)
    {
        foreach (var property in root.EnumerateObject())
        {
            var text = property.Value.ValueKind switch
            {
                JsonValueKind.String => JsonText.Of(property.Value),
                JsonValueKind.Number => property.Value.GetRawText(),
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                _ => null,
            };
            if (text is not null && JsonText.NameOf(property) is { } name && !string.Equals(name, TokenField, StringComparison.Ordinal))
            {
                yield return (name, text);
            }
        }
    }
}

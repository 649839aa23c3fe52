using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Sagas.Gateways.IBusiness;

/// <summary>A flat, signed JSON body. The token covers every field's text exactly as it stands in the body.</summary>
internal sealed class IBusinessRequest
{
    private readonly List<(string Key, string Text, bool IsNumber)> _fields = [];

    public IBusinessRequest With(string key, string text)
    {
        _fields.Add((key, text, false));
        return this;
    }

    public IBusinessRequest With(string key, long number)
    {
        _fields.Add((key, number.ToString(CultureInfo.InvariantCulture), true));
        return this;
    }

    /// <summary>The body with its token, and the token, so that it can be kept out of texts.</summary>
    public (ReadOnlyMemory<byte> Body, string Token) Sign(string password)
    {
        var token = Token(_fields.Select(x => KeyValuePair.Create(x.Key, x.Text)), password);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (key, text, isNumber) in _fields)
            {
                json.WritePropertyName(key);
                if (isNumber)
                    json.WriteRawValue(text);
                else
                    json.WriteStringValue(text);
            }

            json.WriteString("Token", token);
            json.WriteEndObject();
        }

        return (buffer.WrittenMemory, token);
    }

    /// <summary>SHA-256 over the values of all root scalars and the password, in the ordinal order of their names; lower-case hex.</summary>
    public static string Token(IEnumerable<KeyValuePair<string, string>> scalars, string password)
    {
        var values = scalars
            .Where(x => !string.Equals(x.Key, "Token", StringComparison.Ordinal))
            .Append(KeyValuePair.Create("Password", password))
            .OrderBy(x => x.Key, StringComparer.Ordinal)
            .Select(x => x.Value);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(values))));
    }
}

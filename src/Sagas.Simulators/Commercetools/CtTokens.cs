using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sagas.Simulators.EasyCredit;
using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.Commercetools;

/// <summary>
/// <c>POST /oauth/token</c> with client credentials. A token carries its end and a seal over it, so none has to be kept; the
/// seal's key is that of this process, so a restart ends all tokens.
/// </summary>
internal sealed class CtTokens(EasyCreditSettings settings, TimeProvider time)
{
    private const string Scheme = "Bearer ";
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public SimulatedAnswer Issue(SimulatedCall call)
    {
        if (!BasicCredentials.Match(call.Request.Headers.Authorization, settings.ClientId, settings.ClientSecret))
            return CtAnswers.OAuth(StatusCodes.Status401Unauthorized, "invalid_client", "Please provide valid client credentials using HTTP Basic Authentication.");
        var form = Form(call.Body);
        if (form.GetValueOrDefault("grant_type") is not { } grant)
            return CtAnswers.OAuth(StatusCodes.Status400BadRequest, "invalid_request", "Missing required parameter 'grant_type'.");
        if (grant != "client_credentials")
            return CtAnswers.OAuth(StatusCodes.Status400BadRequest, "unsupported_grant_type", $"Invalid parameter: grant_type: Invalid grant type: {grant}.");
        return CtAnswers.Ok(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["access_token"] = Seal(time.GetUtcNow() + settings.TokenLifetime),
            ["expires_in"] = (long)settings.TokenLifetime.TotalSeconds,
            ["scope"] = $"manage_project:{settings.ProjectKey}",
            ["token_type"] = "Bearer",
        });
    }

    public bool IsValid(string? header)
    {
        if (header?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) != true)
            return false;
        var token = header[Scheme.Length..];
        var end = token.Split('.')[0];
        return long.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes($"{end}.{SealOf(end)}"), Encoding.UTF8.GetBytes(token))
            && time.GetUtcNow().ToUnixTimeMilliseconds() < milliseconds;
    }

    private string Seal(DateTimeOffset until)
    {
        var end = until.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return $"{end}.{SealOf(end)}";
    }

    private string SealOf(string end) => Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(end)));

    private static Dictionary<string, string> Form(ReadOnlyMemory<byte> body) => Microsoft.AspNetCore.WebUtilities.QueryHelpers
        .ParseQuery(Encoding.UTF8.GetString(body.Span))
        .ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
}

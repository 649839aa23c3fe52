using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Sagas.Simulators.Gateways;
using Sagas.Simulators.Payments;

namespace Sagas.Simulators.EasyCredit;

/// <summary>What every call of both APIs begins with: the shop's credentials and signature, and which transaction.</summary>
internal sealed class ShopCalls(SimulatedGateway gateway, EasyCreditSettings settings)
{
    private const string SignatureHeader = "Content-signature";
    private const string SignaturePrefix = "hmacsha256=";

    /// <summary>Refuses a caller that is not the shop, or a body that it did not sign.</summary>
    public SimulatedAnswer? Refusal(SimulatedCall call)
    {
        if (!BasicCredentials.Match(call.Request.Headers.Authorization, settings.WebshopId, settings.ApiPassword))
            return EasyCreditErrors.Problem(StatusCodes.Status401Unauthorized, "Unauthorized", "The credentials are not valid");
        return IsSigned(call)
            ? null
            : EasyCreditErrors.Problem(StatusCodes.Status403Forbidden, "Forbidden", "The signature does not match the content");
    }

    /// <summary>Carries out a call on the transaction that the address names, under its payment's lock.</summary>
    public SimulatedAnswer Serve(SimulatedCall call, Func<string, string> label, Func<EasyCreditPayment, SimulatedAnswer> serve)
    {
        if (Refusal(call) is { } refusal)
            return refusal;
        var id = call.Route("id");
        return Find(label(id)) is { } payment ? Locked(payment, serve) ?? EasyCreditErrors.NotFound(id) : EasyCreditErrors.NotFound(id);
    }

    public SimulatedPayment? Find(string label) => gateway.Payments.FindByLabel(label) is [.., var last] ? last : null;

    public static T? Locked<T>(SimulatedPayment payment, Func<EasyCreditPayment, T?> serve)
        where T : class
    {
        lock (payment.Gate)
            return EasyCreditPayment.Of(payment) is { } own ? serve(own) : null;
    }

    /// <summary>A call without a body has nothing to sign.</summary>
    private bool IsSigned(SimulatedCall call)
    {
        if (settings.SignatureSecret is null || call.Body.IsEmpty)
            return true;
        var expected = SignaturePrefix
            + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(settings.SignatureSecret), call.Body.Span));
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(expected),
            Encoding.UTF8.GetBytes(call.Request.Headers[SignatureHeader].ToString()));
    }
}

/// <summary>HTTP Basic.</summary>
internal static class BasicCredentials
{
    public static bool Match(string? header, string user, string password)
    {
        var expected = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
        var given = AuthenticationHeaderValue.TryParse(header, out var value) && value.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)
            ? value.Parameter ?? ""
            : "";
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));
    }
}

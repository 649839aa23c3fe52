using Microsoft.AspNetCore.WebUtilities;
using Sagas.Simulators.Gateways;
using Sagas.Simulators.Webhooks;

namespace Sagas.Simulators.EasyCredit;

/// <summary>
/// Pings the shop when something happened to a transaction: an unsigned GET with nothing but its id. How often it is repeated
/// is not documented.
/// </summary>
internal static class EasyCreditNotifications
{
    private const string IdParameter = "vorgangskennung";
    private static readonly TimeSpan[] Repeats = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1)];

    public static void Ping(SimulatedGateway gateway, EasyCreditPayment own)
    {
        if (gateway.Webhooks.Address is not { } address)
            return;
        var target = QueryHelpers.AddQueryString(address.AbsoluteUri, IdParameter, own.TransactionId);
        gateway.Webhooks.Send(new Webhook
        {
            Event = "notification",
            Payment = own.Payment.Announced.PaymentId,
            Request = _ => new HttpRequestMessage(HttpMethod.Get, target),
            Accepts = (code, _) => code is >= 200 and < 300,
            Retries = Repeats,
        });
    }
}

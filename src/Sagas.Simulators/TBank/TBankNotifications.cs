using System.Text.Json.Nodes;
using Sagas.Simulators.Gateways;
using Sagas.Simulators.IBusiness;

namespace Sagas.Simulators.TBank;

/// <summary>Tells the merchant of every change of a payment that it knows already, parts that went back among them.</summary>
internal sealed class TBankNotifications(SimulatedGateway gateway, TBankSettings settings)
{
    public void Tell(PaymentChange change)
    {
        if (gateway.Webhooks.Address is not { } address || change.Before is null)
            return;
        var after = change.After;
        var status = change.Payment.Own<TBankPayment>().Word(after.Status);
        var fields = new JsonObject
        {
            ["TerminalKey"] = settings.TerminalKey,
            ["OrderId"] = after.OrderId,
            ["Success"] = true,
            ["Status"] = status,
            ["PaymentId"] = JsonValue.Create(TBankJson.NumberOrText(after.PaymentId)),
            ["ErrorCode"] = "0",
            ["Amount"] = after.Amount,
            ["CardId"] = 10_452_089,
            ["Pan"] = "430000******0777",
            ["ExpDate"] = "1230",
            // Not signed: nested fields have no part in the token.
            ["Data"] = new JsonObject { ["Source"] = "cards" },
        };
        gateway.Webhooks.Send(SignedNotification.Create(address, after.PaymentId, status, fields, settings.Password));
    }
}

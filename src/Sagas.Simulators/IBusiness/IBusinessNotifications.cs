using System.Text.Json.Nodes;
using Sagas.Simulators.Gateways;
using Sagas.Simulators.Payments;

namespace Sagas.Simulators.IBusiness;

/// <summary>Tells the merchant of every new status of a payment that it knows already.</summary>
internal sealed class IBusinessNotifications(SimulatedGateway gateway, IBusinessSettings settings)
{
    public void Tell(PaymentChange change)
    {
        if (gateway.Webhooks.Address is not { } address || change.Before is not { } before || before.Status == change.After.Status)
            return;
        var after = change.After;
        var status = after.Status.Word();
        var fields = new JsonObject
        {
            ["TeamSlug"] = settings.TeamSlug,
            ["OrderId"] = after.OrderId,
            ["Success"] = true,
            ["Status"] = status,
            ["PaymentId"] = JsonValue.Create(CancelAnswer.NumberOrText(after.PaymentId)),
            ["ErrorCode"] = "0",
            ["Amount"] = after.Amount,
        };
        gateway.Webhooks.Send(SignedNotification.Create(address, after.PaymentId, status, fields, settings.Password));
    }
}

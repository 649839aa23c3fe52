using System.Security.Cryptography;
using Sagas.Simulators.Gateways;
using Sagas.Simulators.Returns;

namespace Sagas.Simulators.Bpc;

/// <summary>
/// BPC eCommerce API V2 below <c>api2</c>: operations <c>get-session</c>, <c>expire</c>, <c>get-payment</c>, <c>cancel</c>,
/// <c>refund</c>, <c>get-refund</c>, <c>list-refunds</c>. A payment announced with a session is paid on the gateway's page, and can be
/// found by its own id only when that is done.
/// </summary>
internal sealed class BpcKind : IGatewayKind
{
    private const int MaxIdLength = 128;
    private const int RefundIdLength = 96;
    private const string IdCharacters = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    public string Name => "Bpc";

    public GatewayApi Open(SimulatedGateway gateway, GatewaySettings settings)
    {
        var own = BpcSettings.Read(settings);
        var events = new BpcEvents(gateway, own);
        var returns = new ReturnDesk(gateway, BpcStatus.Refund, NewRefundId) { Updated = events.Tell };
        return new GatewayApi
        {
            Operations = Operations(new BpcDesk(own), gateway, new RefundOperations(gateway, own, returns)),
            PendingEnds = BpcStatus.Refund.Orderable,
            MaxIdLength = MaxIdLength,
            ReadExtra = BpcExtra.Read,
            Changed = change =>
            {
                returns.Explain(change);
                events.Tell(change);
            },
        };
    }

    private static SimulatedOperation[] Operations(BpcDesk desk, SimulatedGateway gateway, RefundOperations refunds)
    {
        var sessions = new SessionOperations(gateway);
        var payments = new PaymentOperations(gateway);
        return
        [
            desk.Operation("get-session", HttpMethods.Get, "sessions/{id}", movesMoney: false, sessions.Get),
            desk.Operation("expire", HttpMethods.Post, "sessions/{id}/expire", movesMoney: true, sessions.Expire),
            desk.Operation("get-payment", HttpMethods.Get, "payments/{id}", movesMoney: false, payments.Get),
            desk.Operation("cancel", HttpMethods.Post, "payments/{id}/cancel", movesMoney: true, payments.Cancel),
            desk.Operation("refund", HttpMethods.Post, "refunds", movesMoney: true, refunds.Create),
            desk.Operation("get-refund", HttpMethods.Get, "refunds/{id}", movesMoney: false, refunds.Get),
            desk.Operation("list-refunds", HttpMethods.Get, "payments/{id}/refunds", movesMoney: false, refunds.List),
        ];
    }

    /// <summary>As long as the samples show.</summary>
    private static string NewRefundId() => $"re_{RandomNumberGenerator.GetString(IdCharacters, RefundIdLength)}";
}

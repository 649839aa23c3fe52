using Sagas.Simulators.Gateways;
using Sagas.Simulators.Returns;

namespace Sagas.Simulators.Moneta;

/// <summary>
/// MONETA with its merchant API, version 2, and the Pay URL: operations <c>refund</c>, <c>cancel</c>, <c>details</c>, <c>find</c>,
/// all at <c>services</c>. Payment ids are operation numbers; the order is the payment's client transaction.
/// </summary>
internal sealed class MonetaKind : IGatewayKind
{
    public string Name => "Moneta";

    public GatewayApi Open(SimulatedGateway gateway, GatewaySettings settings)
    {
        var own = MonetaSettings.Read(settings);
        var payUrl = new PayUrl(gateway.Webhooks, PayUrlSettings.Read(settings));
        var service = new MonetaService(own);
        var desk = new ReturnDesk(gateway, MonetaStatus.Refund, new MonetaIds().Next);
        return new GatewayApi
        {
            Operations =
            [
                service.Operation("refund", "RefundRequest", movesMoney: true, new RefundOperation(gateway, own, desk).Execute),
                service.Operation("cancel", "CancelTransactionRequest", movesMoney: true,
                    (request, _) => new CancelTransactionOperation(gateway).Execute(request)),
                service.Operation("details", "GetOperationDetailsByIdRequest", movesMoney: false,
                    (request, _) => new OperationDetails(gateway, own, desk).Execute(request)),
                service.Operation("find", "FindOperationsListByCTIDRequest", movesMoney: false,
                    (request, _) => new OperationSearch(gateway, own, desk).Execute(request)),
                MonetaService.Unknown,
            ],
            PendingEnds = MonetaStatus.Refund.Orderable,
            ReadExtra = MonetaExtra.Read,
            Changed = change =>
            {
                desk.Explain(change);
                payUrl.Tell(change);
            },
        };
    }
}

/// <summary>
/// MONETA.Assistant, which has no API: it tells of payments by Pay URL, and only a person in its back office gives money back, here
/// with <c>POST …/payments/{paymentId}/status</c>.
/// </summary>
internal sealed class MonetaAssistantKind : IGatewayKind
{
    public string Name => "MonetaAssistant";

    public GatewayApi Open(SimulatedGateway gateway, GatewaySettings settings) => new()
    {
        Operations = [],
        ReadExtra = MonetaExtra.Read,
        Changed = new PayUrl(gateway.Webhooks, PayUrlSettings.Read(settings)).Tell,
    };
}

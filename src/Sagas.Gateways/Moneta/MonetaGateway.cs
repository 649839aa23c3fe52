using Sagas.Contracts;

namespace Sagas.Gateways.Moneta;

/// <summary>MONETA.MerchantAPI v2, the interface behind PayAnyWay: refunds of completed operations, cancelling of others.</summary>
internal sealed class MonetaGateway : IPaymentGateway, IReceivesWebhooks
{
    public const string KindName = "Moneta";

    private readonly string _instance;
    private readonly MonetaCanceling _canceling;
    private readonly MonetaRefunding _refunding;
    private readonly PayUrlReader _payUrl;

    private MonetaGateway(string instance, MonetaOptions options, GatewayHttpClient http)
    {
        _instance = instance;
        var client = new MonetaClient(options, http);
        var inquiry = new MonetaInquiry(client, MonetaIds.Parse(options.AccountId)!.Value);
        _canceling = new MonetaCanceling(client, inquiry);
        _refunding = new MonetaRefunding(options, client, inquiry);
        _payUrl = new PayUrlReader(options);
    }

    public GatewayCapabilities Capabilities { get; } = new()
    {
        CancelUnpaid = true,
        PartialRefund = true,
        Repeatable = OperationKinds.Cancel | OperationKinds.Reverse,
    };

    public string WebhookRoute => PayUrlReader.Route;

    public IReadOnlyCollection<HttpMethod> WebhookMethods => PayUrlReader.Methods;

    public static IPaymentGateway Create(GatewayContext context) =>
        new MonetaGateway(context.Name, context.Bind<MonetaOptions>(MonetaOptions.Check), context.Http);

    public async Task<GatewayPreparation> PrepareAsync(GatewayOperation operation, CancellationToken cancellationToken) =>
        (operation.Kind, MonetaIds.Parse(operation.GatewayPaymentId)) switch
        {
            (null, _) or (_, null) => new GatewayPreparation { Decided = NotSendable(operation) },
            (OperationKind.Refund, { } payment) => await _refunding.PrepareAsync(operation, payment, cancellationToken),
            ({ } kind, { } payment) => await _canceling.PrepareAsync(operation, kind, payment, cancellationToken),
        };

    public async Task<GatewayOutcome> ExecuteAsync(GatewayOperation operation, CancellationToken cancellationToken) =>
        (operation.Kind, MonetaIds.Parse(operation.GatewayPaymentId)) switch
        {
            (null, _) or (_, null) => NotSendable(operation),
            (OperationKind.Refund, { } payment) => await _refunding.ExecuteAsync(operation, payment, cancellationToken),
            ({ } kind, { } payment) => await _canceling.ExecuteAsync(operation, kind, payment, cancellationToken),
        };

    public async Task<GatewayOutcome> ResolveAsync(GatewayOperation operation, CancellationToken cancellationToken) =>
        (operation.Kind, MonetaIds.Parse(operation.GatewayPaymentId)) switch
        {
            (_, null) => new GatewayOutcome.Unknown { Message = $"{_instance} can be asked only with the number of its operation." },
            (OperationKind.Refund, { } payment) => await _refunding.ResolveAsync(operation, payment, cancellationToken),
            (_, { } payment) => await _canceling.ResolveAsync(operation, payment, cancellationToken),
        };

    public WebhookVerdict Read(WebhookRequest request) => _payUrl.Read(request);

    private GatewayOutcome.Rejected NotSendable(GatewayOperation operation) => MonetaOutcomes.Refused(operation.Kind is null
        ? "A status question was sent as an order to move money."
        : $"The number of the payment's operation at {_instance} (MNT_OPERATION_ID) is not known; undo the payment in its back office.");
}

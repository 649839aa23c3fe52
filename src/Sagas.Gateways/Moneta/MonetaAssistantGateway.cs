using Sagas.Contracts;

namespace Sagas.Gateways.Moneta;

/// <summary>MONETA.Assistant: it tells of payments and has no interface to undo them, so a person does it.</summary>
internal sealed class MonetaAssistantGateway(MonetaAssistantOptions options) : IPaymentGateway, IReceivesWebhooks
{
    public const string KindName = "MonetaAssistant";

    private readonly PayUrlReader _payUrl = new(options);

    /// <summary>The saga plans with the instruction and sends no command.</summary>
    public GatewayCapabilities Capabilities { get; } = new()
    {
        CancelUnpaid = false,
        ManualInstruction =
            $"MONETA.Assistant has no interface for refunds. Open {options.BackOfficeUrl}, find the operation whose number is this payment's id at "
            + "the gateway (MNT_OPERATION_ID; MNT_TRANSACTION_ID is the order) and look whether money was returned already. If not, return it "
            + "there. Then record it here: manual-refund with the amount and the number of the refund's operation as reference.",
    };

    public string WebhookRoute => PayUrlReader.Route;

    public IReadOnlyCollection<HttpMethod> WebhookMethods => PayUrlReader.Methods;

    public static IPaymentGateway Create(GatewayContext context) =>
        new MonetaAssistantGateway(context.Bind<MonetaAssistantOptions>(MonetaAssistantOptions.Check));

    /// <summary>Nothing can be sent; also an order that should not have come changes nothing.</summary>
    public Task<GatewayOutcome> ExecuteAsync(GatewayOperation operation, CancellationToken cancellationToken) =>
        Task.FromResult<GatewayOutcome>(new GatewayOutcome.Rejected(RejectionCause.Refused) { Message = Capabilities.ManualInstruction });

    /// <summary>Nobody can be asked.</summary>
    public Task<GatewayOutcome> ResolveAsync(GatewayOperation operation, CancellationToken cancellationToken) =>
        Task.FromResult<GatewayOutcome>(new GatewayOutcome.Unknown { Message = Capabilities.ManualInstruction });

    public WebhookVerdict Read(WebhookRequest request) => _payUrl.Read(request);
}

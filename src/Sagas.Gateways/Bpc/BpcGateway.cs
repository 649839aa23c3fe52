using Sagas.Contracts;

namespace Sagas.Gateways.Bpc;

/// <summary>
/// BPC eCommerce API V2: an open session is expired, a payment before its capture is cancelled, taken money is refunded in one or more parts.
/// The first two are repeated without harm, because the state decides. A refund has no key: it is told from others by what was there before.
/// </summary>
internal sealed class BpcGateway : IPaymentGateway, IReceivesWebhooks
{
    public const string KindName = "Bpc";

    private readonly string _instance;
    private readonly BpcEnding _ending;
    private readonly BpcRefunding _refunding;
    private readonly BpcWebhooks _webhooks;

    public BpcGateway(string instance, BpcOptions options, GatewayHttpClient http)
    {
        var client = new BpcClient(options, http);
        _instance = instance;
        _ending = new BpcEnding(options, client);
        _refunding = new BpcRefunding(options, client);
        _webhooks = new BpcWebhooks(options);
    }

    public GatewayCapabilities Capabilities { get; } = new()
    {
        CancelUnpaid = true,
        PartialRefund = true,
        Repeatable = OperationKinds.Cancel | OperationKinds.Reverse,
    };

    public string WebhookRoute => "bpc";

    public IReadOnlyCollection<HttpMethod> WebhookMethods { get; } = [HttpMethod.Post];

    public static IPaymentGateway Create(GatewayContext context) =>
        new BpcGateway(context.Name, context.Bind<BpcOptions>(BpcOptions.Check), context.Http);

    public WebhookVerdict Read(WebhookRequest request) => _webhooks.Read(request);

    public Task<GatewayPreparation> PrepareAsync(GatewayOperation operation, CancellationToken cancellationToken) =>
        operation is { Kind: OperationKind.Refund, GatewayPaymentId: { } paymentId }
            ? _refunding.PrepareAsync(operation, paymentId, cancellationToken)
            : Task.FromResult(GatewayPreparation.None);

    public Task<GatewayOutcome> ExecuteAsync(GatewayOperation operation, CancellationToken cancellationToken) => operation switch
    {
        { Kind: OperationKind.Cancel, GatewaySessionId: { } sessionId } => _ending.ExpireAsync(operation, sessionId, cancellationToken),
        { Kind: OperationKind.Cancel or OperationKind.Reverse, GatewayPaymentId: { } paymentId } => _ending.CancelAsync(operation, paymentId, cancellationToken),
        { Kind: OperationKind.Refund, GatewayPaymentId: { } paymentId } => _refunding.RefundAsync(operation, paymentId, cancellationToken),
        _ => Task.FromResult<GatewayOutcome>(new GatewayOutcome.Rejected(RejectionCause.Refused)
        {
            Message = FormattableString.Invariant(
                $"The id of the payment at {_instance} (p_…) is not known; return {operation.Amount} {operation.Currency} (minor units) in its back office."),
        }),
    };

    public Task<GatewayOutcome> ResolveAsync(GatewayOperation operation, CancellationToken cancellationToken) => operation switch
    {
        { Kind: OperationKind.Refund, GatewayPaymentId: { } paymentId } => _refunding.ResolveAsync(operation, paymentId, cancellationToken),
        { Kind: OperationKind.Cancel, GatewaySessionId: { } sessionId } => _ending.ResolveSessionAsync(operation, sessionId, cancellationToken),
        { GatewayPaymentId: { } paymentId } => _ending.ResolvePaymentAsync(operation, paymentId, cancellationToken),
        { GatewaySessionId: { } sessionId } => _ending.ResolveSessionAsync(operation, sessionId, cancellationToken),
        _ => Task.FromResult<GatewayOutcome>(new GatewayOutcome.Unknown { Message = $"{_instance} knows the payment by no id that is known here." }),
    };
}

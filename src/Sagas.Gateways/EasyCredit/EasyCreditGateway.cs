using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Contracts;

namespace Sagas.Gateways.EasyCredit;

/// <summary>easyCredit's instalment purchase in a commercetools shop: two systems that one payment has to be undone in.</summary>
internal sealed class EasyCreditGateway : IPaymentGateway, IReceivesWebhooks, ISendsCustomersBack
{
    public const string KindName = "EasyCredit";
    private const string IdParameter = "vorgangskennung";

    private readonly EasyCreditCancel _cancel;
    private readonly EasyCreditRefunds _refunds;
    private readonly HashSet<string> _origins;

    private EasyCreditGateway(EasyCreditOptions options, GatewayHttpClient http, TimeProvider time)
    {
        var text = new EasyCreditText(options.ApiPassword, options.SignatureSecret, options.Commercetools.ClientSecret);
        var credit = new EasyCreditApi(options, http, text);
        var shop = new CommercetoolsApi(options.Commercetools, http, new CommercetoolsTokens(options.Commercetools, http, text, time), text);
        _cancel = new EasyCreditCancel(shop, new EasyCreditChecks(shop, credit));
        _refunds = new EasyCreditRefunds(shop, credit);
        _origins = options.RedirectOrigins.Select(origin => Origin(new Uri(origin))).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    public GatewayCapabilities Capabilities { get; } = new() { PartialRefund = true, Repeatable = OperationKinds.Cancel };

    public string WebhookRoute => "easycredit";

    public IReadOnlyCollection<HttpMethod> WebhookMethods { get; } = [HttpMethod.Get];

    public static IPaymentGateway Create(GatewayContext context) => new EasyCreditGateway(
        context.Bind<EasyCreditOptions>(EasyCreditOptions.Check), context.Http, context.Services.GetRequiredService<TimeProvider>());

    public Task<GatewayPreparation> PrepareAsync(GatewayOperation operation, CancellationToken cancellationToken) => operation.Kind switch
    {
        OperationKind.Cancel when EasyCreditIds.Of(operation).Commercetools is { } paymentId => _cancel.PrepareAsync(paymentId, cancellationToken),
        OperationKind.Cancel => Task.FromResult(new GatewayPreparation { Decided = Refused("The payment's id in commercetools is not known; cancel it there.") }),
        OperationKind.Reverse or OperationKind.Refund => _refunds.PrepareAsync(operation, cancellationToken),
        _ => Task.FromResult(new GatewayPreparation { Decided = Refused("A status question was sent as an order to move money.") }),
    };

    public Task<GatewayOutcome> ExecuteAsync(GatewayOperation operation, CancellationToken cancellationToken) => operation.Kind switch
    {
        OperationKind.Cancel => _cancel.ExecuteAsync(operation, EasyCreditIds.Of(operation).Commercetools!, cancellationToken),
        _ => _refunds.ExecuteAsync(operation, cancellationToken),
    };

    public Task<GatewayOutcome> ResolveAsync(GatewayOperation operation, CancellationToken cancellationToken) => operation switch
    {
        { Kind: null } or { Attempt: 0 } => _refunds.StatusAsync(operation, cancellationToken),
        { Kind: OperationKind.Cancel } when EasyCreditIds.Of(operation).Commercetools is { } paymentId => _cancel.ResolveAsync(operation, paymentId, cancellationToken),
        { Kind: OperationKind.Cancel } => Task.FromResult<GatewayOutcome>(new GatewayOutcome.Unknown { Message = "The payment's id in commercetools is not known." }),
        _ => _refunds.ResolveAsync(operation, cancellationToken),
    };

    /// <summary>easyCredit tells only which transaction changed, and signs nothing: a reason to ask, never more.</summary>
    public WebhookVerdict Read(WebhookRequest request) => request.Query[IdParameter].ToArray() switch
    {
        [var id] when EasyCreditIds.IsTransaction(id) => new WebhookVerdict.Told(
            [new GatewayNotice { Kind = NoticeKind.Changed, Key = id, Verified = false, GatewayPaymentId = id }],
            new WebhookReply(HttpStatusCode.NoContent)),
        _ => new WebhookVerdict.Refused(new WebhookReply(HttpStatusCode.BadRequest, "No such id."), "it names no transaction"),
    };

    public bool MaySendTo(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.UserInfo.Length == 0 && _origins.Contains(Origin(address));

    private static string Origin(Uri address) => address.GetLeftPart(UriPartial.Authority);

    private static GatewayOutcome.Rejected Refused(string message) => new(RejectionCause.Refused) { Message = message };
}

using Sagas.Contracts;

namespace Sagas.Gateways.IBusiness;

/// <summary>
/// The gateway of the cancel specification, and T-Bank: one signed call undoes a payment, whatever its status, and knows a repeated
/// operation by <c>ExternalRequestId</c>.
/// </summary>
internal sealed class IBusinessGateway(string instance, IBusinessOptions options, GatewayHttpClient http) : IPaymentGateway, IReceivesWebhooks
{
    public const string KindName = "IBusiness";

    private readonly IBusinessText _text = new(options.Password);
    private readonly IBusinessInquiry _inquiry = new(options, http);
    private readonly IBusinessNotifications _notifications = new(options);
    private readonly IBusinessDialect _dialect = options.Speaks;

    public GatewayCapabilities Capabilities { get; } = new()
    {
        CancelUnpaid = true,
        PartialReverse = options.Speaks.Partial,
        PartialRefund = options.Speaks.Partial,
        Repeatable = options.KnowsRepeats ? OperationKinds.All : OperationKinds.None,
    };

    public string WebhookRoute => "ibusiness";

    public IReadOnlyCollection<HttpMethod> WebhookMethods { get; } = [HttpMethod.Post];

    public static IPaymentGateway Create(GatewayContext context) => new IBusinessGateway(
        context.Name, context.Bind<IBusinessOptions>(IBusinessOptions.Check), context.Http);

    public WebhookVerdict Read(WebhookRequest request) => _notifications.Read(request);

    /// <summary>Where a repeat would be a second operation, the payment's status is looked at first.</summary>
    public async Task<GatewayPreparation> PrepareAsync(GatewayOperation operation, CancellationToken cancellationToken)
    {
        if (options.KnowsRepeats || operation.GatewayPaymentId is not { } paymentId || (!_dialect.AsksByPayment && operation.OrderId is null))
            return GatewayPreparation.None;

        var answer = await _inquiry.AskAsync(operation.OrderId, paymentId, _text, cancellationToken);
        return answer.Payment is { } payment
            ? new GatewayPreparation { Snapshot = payment.Status, Decided = IBusinessOutcomes.Before(operation, _dialect, payment) }
            : new GatewayPreparation { Decided = new GatewayOutcome.NotSent { Code = answer.Code, Message = $"The payment could not be read first: {answer.Trouble}" } };
    }

    public async Task<GatewayOutcome> ExecuteAsync(GatewayOperation operation, CancellationToken cancellationToken)
    {
        if (operation.Kind is not { } kind)
            return Refused("A status question was sent as an order to move money.");
        if (operation.GatewayPaymentId is not { } paymentId)
            return Refused($"The payment's id at {instance} is not known; return {Sum(operation)} in its back office.");
        if (!_dialect.Partial && (operation.Amount != operation.PaymentAmount || operation.ReturnedAmount != 0))
            return Refused($"{instance} returns payments in full only; return {Sum(operation)} in its back office.");

        var (body, token) = new IBusinessRequest()
            .With(_dialect.MerchantKey, options.TeamSlug)
            .With("PaymentId", paymentId)
            .With("Amount", operation.Amount)
            .With("Route", "TCB")
            .With("ExternalRequestId", operation.OperationId.ToString("D"))
            .Sign(options.Password);
        var call = GatewayCall.Moving(operation, HttpMethod.Post, options.Address(_dialect.CancelPath)) with { Body = body };
        return await http.SendAsync(call, cancellationToken) switch
        {
            HttpReply.NotSent unsent => new GatewayOutcome.NotSent { Message = unsent.Message, RetryAfter = unsent.RetryAfter },
            HttpReply.Json json => await JudgeAsync(operation, kind, paymentId, _text.Clean(IBusinessReply.Read(json.Body), token), cancellationToken),
            HttpReply.Lost lost => Unknown(lost.Message),
            _ => Unknown("No reply."),
        };
    }

    public async Task<GatewayOutcome> ResolveAsync(GatewayOperation operation, CancellationToken cancellationToken)
    {
        if (operation.GatewayPaymentId is not { } paymentId || (!_dialect.AsksByPayment && operation.OrderId is null))
            return Unknown($"{instance} can be asked only with its payment id and the order id; one of them is not known.");

        var answer = await _inquiry.AskAsync(operation.OrderId, paymentId, _text, cancellationToken);
        return answer.Payment is { } payment
            ? IBusinessOutcomes.OfInquiry(operation, _dialect, options.KnowsRepeats, payment)
            : Unknown(answer.Trouble, answer.Code);
    }

    private async Task<GatewayOutcome> JudgeAsync(
        GatewayOperation operation, OperationKind kind, string paymentId, IBusinessReply reply, CancellationToken cancellationToken)
    {
        if (reply.Success is not { } success)
            return Unknown("The answer does not say whether it succeeded.");
        // Only a refusal may leave the id out: it may not have found the payment.
        if (!string.Equals(reply.PaymentId, paymentId, StringComparison.Ordinal) && (success || reply.PaymentId is not null))
            return Unknown("The answer is about another payment.");
        if (success)
            return IBusinessOutcomes.OfSuccess(operation, kind, _dialect, reply);
        var retryAfter = IBusinessCodes.RetryAfter(_dialect, reply.ErrorCode);
        if (IBusinessCodes.IsTryLater(reply.ErrorCode) || IBusinessCodes.IsAboutTheKey(_dialect, reply.ErrorCode) || retryAfter is not null)
            return new GatewayOutcome.NotSent { Code = reply.ErrorCode, Message = reply.Message, RetryAfter = retryAfter };
        if (IBusinessCodes.IsInternal(_dialect, reply.ErrorCode))
            return Unknown(reply.Message, reply.ErrorCode);
        // The answer names the order too. A wrong one does no harm: our payment has to be in it.
        var orderId = operation.OrderId ?? reply.OrderId;
        if (orderId is null && !_dialect.AsksByPayment)
            return Unknown($"Refused, and without an order id {instance} cannot be asked why: {reply.Message}", reply.ErrorCode);

        var answer = await _inquiry.AskAsync(orderId, paymentId, _text, cancellationToken);
        return answer.Payment is { } payment
            ? IBusinessOutcomes.OfRefusal(kind, _dialect, reply, payment)
            : Unknown($"Refused ({reply.Message}), and the payment's status could not be read: {answer.Trouble}", reply.ErrorCode);
    }

    private static string Sum(GatewayOperation operation) => FormattableString.Invariant($"{operation.Amount} {operation.Currency} (minor units)");

    private static GatewayOutcome.Unknown Unknown(string? message, string? code = null) => new() { Code = code, Message = message };

    private static GatewayOutcome.Rejected Refused(string message) => new(RejectionCause.Refused) { Message = message };
}

using Sagas.Contracts;

namespace Sagas.Gateways.IBusiness;

/// <summary>
/// The gateway of the cancel specification: one signed call undoes a payment in full, whatever its status, and knows a repeated
/// operation by <c>ExternalRequestId</c>.
/// </summary>
internal sealed class IBusinessGateway(string instance, IBusinessOptions options, GatewayHttpClient http) : IPaymentGateway
{
    public const string KindName = "IBusiness";

    private readonly IBusinessText _text = new(options.Password);
    private readonly IBusinessInquiry _inquiry = new(options, http);

    public GatewayCapabilities Capabilities { get; } = new() { CancelUnpaid = true, Repeatable = OperationKinds.All };

    public static IPaymentGateway Create(GatewayContext context) => new IBusinessGateway(
        context.Name, context.Bind<IBusinessOptions>(IBusinessOptions.Check), context.Http);

    public async Task<GatewayOutcome> ExecuteAsync(GatewayOperation operation, CancellationToken cancellationToken)
    {
        if (operation.Kind is not { } kind)
            return Refused("A status question was sent as an order to move money.");
        if (operation.GatewayPaymentId is not { } paymentId)
            return Refused($"The payment's id at {instance} is not known; return {Sum(operation)} in its back office.");
        if (operation.Amount != operation.PaymentAmount || operation.ReturnedAmount != 0)
            return Refused($"{instance} returns payments in full only; return {Sum(operation)} in its back office.");

        var (body, token) = new IBusinessRequest()
            .With("TeamSlug", options.TeamSlug)
            .With("PaymentId", paymentId)
            .With("Amount", operation.PaymentAmount)
            .With("Route", "TCB")
            .With("ExternalRequestId", operation.OperationId.ToString("D"))
            .Sign(options.Password);
        var call = GatewayCall.Moving(operation, HttpMethod.Post, options.Address("cancel")) with { Body = body };
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
        if (operation.GatewayPaymentId is not { } paymentId || operation.OrderId is not { } orderId)
            return Unknown($"{instance} can be asked only with its payment id and the order id; one of them is not known.");

        var answer = await _inquiry.AskAsync(orderId, paymentId, _text, cancellationToken);
        return answer.Payment is { } payment ? IBusinessOutcomes.OfInquiry(operation, payment) : Unknown(answer.Trouble, answer.Code);
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
            return IBusinessOutcomes.OfSuccess(operation, kind, reply);
        if (IBusinessCodes.IsTryLater(reply.ErrorCode))
            return new GatewayOutcome.NotSent { Code = reply.ErrorCode, Message = reply.Message };
        if (IBusinessCodes.IsInternal(reply.ErrorCode))
            return Unknown(reply.Message, reply.ErrorCode);
        // The answer names the order too. A wrong one does no harm: our payment has to be in it.
        if ((operation.OrderId ?? reply.OrderId) is not { } orderId)
            return Unknown($"Refused, and without an order id {instance} cannot be asked why: {reply.Message}", reply.ErrorCode);

        var answer = await _inquiry.AskAsync(orderId, paymentId, _text, cancellationToken);
        return answer.Payment is { } payment
            ? IBusinessOutcomes.OfRefusal(kind, reply, payment)
            : Unknown($"Refused ({reply.Message}), and the payment's status could not be read: {answer.Trouble}", reply.ErrorCode);
    }

    private static string Sum(GatewayOperation operation) => FormattableString.Invariant($"{operation.Amount} {operation.Currency} (minor units)");

    private static GatewayOutcome.Unknown Unknown(string? message, string? code = null) => new() { Code = code, Message = message };

    private static GatewayOutcome.Rejected Refused(string message) => new(RejectionCause.Refused) { Message = message };
}

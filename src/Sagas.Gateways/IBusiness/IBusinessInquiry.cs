namespace Sagas.Gateways.IBusiness;

/// <summary>
/// Reads a payment's status back: <c>checkOrder</c> lists every attempt at an order, and ours is found by its id; T-Bank's <c>GetState</c> is asked
/// with the id itself.
/// </summary>
internal sealed class IBusinessInquiry(IBusinessOptions options, GatewayHttpClient http)
{
    /// <summary>The payment, or why it cannot be told.</summary>
    public sealed record Answer(IBusinessReply? Payment, string? Trouble = null, string? Code = null);

    public async Task<Answer> AskAsync(string? orderId, string paymentId, IBusinessText text, CancellationToken cancellationToken)
    {
        var (body, token) = Request(orderId, paymentId).Sign(options.Password);
        var call = GatewayCall.Asking(HttpMethod.Post, options.Address(options.Speaks.InquiryPath)) with { Body = body };
        return await http.SendAsync(call, cancellationToken) switch
        {
            HttpReply.Json json => Find(text.Clean(IBusinessReply.Read(json.Body), token), paymentId, options.Speaks),
            HttpReply.NotSent unsent => new Answer(null, unsent.Message),
            HttpReply.Lost lost => new Answer(null, lost.Message),
            _ => new Answer(null, "No reply."),
        };
    }

    private IBusinessRequest Request(string? orderId, string paymentId) => options.Speaks.AsksByPayment
        ? new IBusinessRequest().With(options.Speaks.MerchantKey, options.TeamSlug).With("PaymentId", paymentId)
        // The documents name the merchant's key differently for this method; unknown fields are signed and otherwise ignored.
        : new IBusinessRequest()
            .With("TeamSlug", options.TeamSlug)
            .With("TerminalKey", options.TeamSlug)
            .With("OrderId", orderId ?? throw new ArgumentNullException(nameof(orderId)));

    private static Answer Find(IBusinessReply reply, string paymentId, IBusinessDialect dialect)
    {
        if (reply.Success is not true)
            return new Answer(null, reply.Message, reply.ErrorCode);
        if (dialect.AsksByPayment)
        {
            return string.Equals(reply.PaymentId, paymentId, StringComparison.Ordinal)
                ? new Answer(reply)
                : new Answer(null, "The answer is about another payment.");
        }

        var ours = reply.Payments.Where(x => string.Equals(x.PaymentId, paymentId, StringComparison.Ordinal)).ToArray();
        return ours.Length == 1
            ? new Answer(ours[0])
            : new Answer(null, $"The order lists {ours.Length} payments with this id.");
    }
}

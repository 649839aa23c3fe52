namespace Sagas.Gateways.IBusiness;

/// <summary>Reads a payment's status back: <c>checkOrder</c> lists every attempt at an order, and ours is found by its id.</summary>
internal sealed class IBusinessInquiry(IBusinessOptions options, GatewayHttpClient http)
{
    /// <summary>The payment, or why it cannot be told.</summary>
    public sealed record Answer(IBusinessReply? Payment, string? Trouble = null, string? Code = null);

    public async Task<Answer> AskAsync(string orderId, string paymentId, IBusinessText text, CancellationToken cancellationToken)
    {
        // The documents name the merchant's key differently for this method; unknown fields are signed and otherwise ignored.
        var (body, token) = new IBusinessRequest()
            .With("TeamSlug", options.TeamSlug)
            .With("TerminalKey", options.TeamSlug)
            .With("OrderId", orderId)
            .Sign(options.Password);
        var call = GatewayCall.Asking(HttpMethod.Post, options.Address("checkOrder")) with { Body = body };
        return await http.SendAsync(call, cancellationToken) switch
        {
            HttpReply.Json json => Find(text.Clean(IBusinessReply.Read(json.Body), token), paymentId),
            HttpReply.NotSent unsent => new Answer(null, unsent.Message),
            HttpReply.Lost lost => new Answer(null, lost.Message),
            _ => new Answer(null, "No reply."),
        };
    }

    private static Answer Find(IBusinessReply reply, string paymentId)
    {
        if (reply.Success is not true)
            return new Answer(null, reply.Message, reply.ErrorCode);

        var ours = reply.Payments.Where(x => string.Equals(x.PaymentId, paymentId, StringComparison.Ordinal)).ToArray();
        return ours.Length == 1
            ? new Answer(ours[0])
            : new Answer(null, $"The order lists {ours.Length} payments with this id.");
    }
}

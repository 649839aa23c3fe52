using System.Net;
using System.Xml.Linq;

namespace Sagas.Gateways.Moneta;

/// <summary>Understands the Pay URL: a payment was made. Both kinds of MONETA tell it in the same way.</summary>
internal sealed class PayUrlReader(PayUrlOptions options)
{
    public const string Route = "moneta";

    private const string Fail = "FAIL";
    private const string Paid = "200";

    public static IReadOnlyCollection<HttpMethod> Methods { get; } = [HttpMethod.Get, HttpMethod.Post];

    public WebhookVerdict Read(WebhookRequest request)
    {
        if (PayUrlCall.Read(request) is not { } call)
            return Refused(HttpStatusCode.BadRequest, "The Pay URL's fields cannot be read.");
        if (call.Command.Length > 0)
            return Refused(HttpStatusCode.BadRequest, "This is a Check URL call; only the shop knows its orders, so the account's Check URL has to point there.");
        if (!string.Equals(call.MntId, options.MntId, StringComparison.Ordinal))
            return Refused(HttpStatusCode.Unauthorized, "MNT_ID is not the configured one.");
        if (!PayUrlSignature.IsRight(call.Signature, call.SignedWith(options.IntegrityCode)))
            return Refused(HttpStatusCode.Unauthorized, "MNT_SIGNATURE is wrong.");
        if (WhyNoPayment(call) is { } why)
            return Refused(HttpStatusCode.BadRequest, why);

        return new WebhookVerdict.Told([NoticeOf(call)], Understood(call), new WebhookReply(HttpStatusCode.OK, Fail));
    }

    private static WebhookVerdict.Refused Refused(HttpStatusCode status, string why) => new(new WebhookReply(status, Fail), why);

    // Signed, and yet not to be believed blindly: what cannot be a payment here is answered FAIL, and MONETA's own screens show it.
    private string? WhyNoPayment(PayUrlCall call) => call switch
    {
        { TestMode: "1" } when !options.AllowTestPayments => "It is a test payment, and AllowTestPayments is off.",
        { TestMode: not ("" or "0" or "1") } => "MNT_TEST_MODE is neither 0 nor 1.",
        { TransactionId: "" } => "MNT_TRANSACTION_ID is missing.",
        _ when MonetaIds.Parse(call.OperationId) is null => "MNT_OPERATION_ID is not a number.",
        _ when MajorUnits.ToMinor(call.Amount, call.CurrencyCode) is not > 0 => "MNT_AMOUNT is no amount of MNT_CURRENCY_CODE.",
        _ => null,
    };

    private GatewayNotice NoticeOf(PayUrlCall call) => new()
    {
        Kind = NoticeKind.Captured,
        Key = $"pay:{call.OperationId}",
        Verified = true,
        GatewayPaymentId = call.OperationId,
        OrderId = call.TransactionId,
        TeamSlug = options.TeamSlug,
        Amount = MajorUnits.ToMinor(call.Amount, call.CurrencyCode),
        Currency = call.CurrencyCode,
    };

    private WebhookReply Understood(PayUrlCall call)
    {
        if (options.PayUrlReply == PayUrlReplyFormat.Text)
            return new WebhookReply(HttpStatusCode.OK, "SUCCESS");

        var response = new XElement(
            "MNT_RESPONSE",
            new XElement("MNT_ID", call.MntId),
            new XElement("MNT_TRANSACTION_ID", call.TransactionId),
            new XElement("MNT_RESULT_CODE", Paid),
            new XElement("MNT_SIGNATURE", PayUrlSignature.Of(options.IntegrityCode, Paid, call.MntId, call.TransactionId)));
        return new WebhookReply(
            HttpStatusCode.OK,
            $"""<?xml version="1.0" encoding="UTF-8"?>{response.ToString(SaveOptions.DisableFormatting)}""",
            "application/xml; charset=utf-8");
    }
}

using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Sagas.Gateways.Bpc;

/// <summary>What the gateway tells: sessions that expired, payments that were cancelled, refunds that changed. Everything else is taken and ignored.</summary>
internal sealed class BpcWebhooks(BpcOptions options)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly WebhookReply Taken = new(HttpStatusCode.OK);

    public WebhookVerdict Read(WebhookRequest request)
    {
        string[] secrets = [.. new[] { options.WebhookSecret, options.WebhookSecretNext }.OfType<string>()];
        if (secrets.Length == 0)
            return Refuse(HttpStatusCode.Unauthorized, "no WebhookSecret is configured");
        if (request.Headers["X-Signature"].ToArray() is not [var header] || BpcSignature.Parse(header) is not { } signed)
            return Refuse(HttpStatusCode.Unauthorized, "X-Signature is missing or has another shape");
        if (!BpcSignature.Matches(request.Body.Span, signed.Time, signed.Signatures, secrets))
            return Refuse(HttpStatusCode.Unauthorized, "the signature is wrong");
        if (!IsFresh(signed.Time, request.ReceivedAt))
            return Refuse(HttpStatusCode.BadRequest, $"its time is more than {options.WebhookTolerance} away from ours");

        try
        {
            using var document = JsonDocument.Parse(request.Body, Strict);
            return new WebhookVerdict.Told(Notices(document.RootElement), Taken);
        }
        catch (JsonException)
        {
            return Refuse(HttpStatusCode.BadRequest, "the body is not JSON");
        }
    }

    private static IReadOnlyList<GatewayNotice> Notices(JsonElement body)
    {
        if (BpcJson.Field(body, "data") is not { } data || BpcJson.Field(data, "object") is not { } told || BpcJson.Text(told, "id") is not { Length: > 0 } id)
            return [];

        var type = BpcJson.Text(body, "type") ?? "";
        var notice = new GatewayNotice
        {
            Kind = NoticeKind.Changed,
            // The gateway gives its events no id: the same thing in the same status is the same event.
            Key = Key($"{type}/{id}/{BpcJson.Text(told, "status")}"),
            Verified = true,
            OccurredAt = BpcJson.Text(body, "created") is { } created
                && DateTimeOffset.TryParse(created, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null,
        };
        return type switch
        {
            "session.expired" => [notice with { Kind = NoticeKind.Expired, GatewaySessionId = id }],
            // It ended before its capture: unpaid, or with the hold released.
            "payment.canceled" => [notice with { Kind = NoticeKind.Expired, GatewayPaymentId = id }],
            "refund.updated" when BpcRefund.Read(told) is { PaymentId: { } paymentId } refund =>
            [
                notice with
                {
                    Kind = refund.IsDone ? NoticeKind.Returned : NoticeKind.Changed,
                    GatewayPaymentId = paymentId,
                    Amount = refund.Amount,
                    Currency = BpcJson.Text(told, "currency"),
                    Reference = refund.Id,
                },
            ],
            _ => [],
        };
    }

    // Ids have no longest length; what is too long for a key is known by its hash.
    private static string Key(string text) =>
        text.Length <= 256 ? text : Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    private bool IsFresh(long time, DateTimeOffset now)
    {
        var age = now.ToUnixTimeSeconds() - (decimal)time;
        return Math.Abs(age) <= (decimal)options.WebhookTolerance.TotalSeconds;
    }

    private static WebhookVerdict.Refused Refuse(HttpStatusCode status, string why) => new(new WebhookReply(status, "refused"), why);
}

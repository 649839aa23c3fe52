using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Sagas.Contracts;

namespace Sagas.Gateways.IBusiness;

/// <summary>
/// Notifications: a flat JSON body with a token over its root scalars, answered <c>OK</c>. What was held, taken or ended is a fact; that money went
/// back says not how much, so the gateway is asked about the operation under way.
/// </summary>
internal sealed class IBusinessNotifications(IBusinessOptions options)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly WebhookReply Taken = new(HttpStatusCode.OK, "OK");

    public WebhookVerdict Read(WebhookRequest request)
    {
        try
        {
            using var document = JsonDocument.Parse(request.Body, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(document.RootElement)
                : Refuse(HttpStatusCode.BadRequest, "the body is not a JSON object");
        }
        catch (JsonException)
        {
            return Refuse(HttpStatusCode.BadRequest, "the body is not JSON, or names a field twice");
        }
    }

    private WebhookVerdict Read(JsonElement body)
    {
        var told = IBusinessReply.Read(body);
        if (!IsSigned(body) || !string.Equals(Text(body, options.Speaks.MerchantKey), options.TeamSlug, StringComparison.Ordinal))
            return Refuse(HttpStatusCode.Unauthorized, "its token is wrong, or it is for another merchant");

        return new WebhookVerdict.Told(NoticeOf(told) is { } notice ? [notice] : [], Taken);
    }

    private bool IsSigned(JsonElement body)
    {
        var scalars = body.EnumerateObject()
            .Select(field => (field.Name, Text: Scalar(field.Value)))
            .Where(field => field.Text is not null)
            .Select(field => KeyValuePair.Create(field.Name, field.Text!));
        var expected = IBusinessRequest.Token(scalars, options.Password);
        var given = Text(body, "Token") ?? "";
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given.ToLowerInvariant()));
    }

    private static GatewayNotice? NoticeOf(IBusinessReply told)
    {
        if (told is not { PaymentId: { Length: > 0 and <= 64 } paymentId, Status: { Length: > 0 and <= 32 } status })
            return null;

        var notice = new GatewayNotice
        {
            Kind = NoticeKind.Changed,
            Key = string.Create(CultureInfo.InvariantCulture, $"{paymentId}/{status}/{told.Amount}"),
            Verified = true,
            GatewayPaymentId = paymentId,
        };
        var (standing, reached) = IBusinessStatus.Read(status, null);
        return (standing, reached) switch
        {
            (Standing.Standing, PaymentStatus.Authorized) when told is { Success: true, Amount: > 0 } =>
                notice with { Kind = NoticeKind.Authorized, Amount = told.Amount },
            (Standing.Standing, PaymentStatus.Confirmed) when told is { Success: true, Amount: > 0 } =>
                notice with { Kind = NoticeKind.Captured, Amount = told.Amount },
            (Standing.Undone, PaymentStatus.Cancelled or PaymentStatus.Reversed) or (Standing.Ended, _) => notice with { Kind = NoticeKind.Expired },
            _ => notice,
        };
    }

    private static string? Text(JsonElement body, string name) => body.TryGetProperty(name, out var value) ? Scalar(value) : null;

    // Numbers enter as they were written.
    private static string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    private static WebhookVerdict.Refused Refuse(HttpStatusCode status, string why) => new(new WebhookReply(status, "refused"), why);
}

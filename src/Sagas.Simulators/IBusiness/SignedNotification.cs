using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sagas.Simulators.Webhooks;

namespace Sagas.Simulators.IBusiness;

/// <summary>
/// What the gateway posts to the merchant when a payment changes: the fields and a token over them, made like that of a
/// request. The merchant takes it with HTTP 200 and the body <c>OK</c>; otherwise it comes again each hour for a day.
/// </summary>
internal static class SignedNotification
{
    private const string Taken = "OK";
    private const int Repeats = 24;

    private static readonly TimeSpan[] Hourly = [.. Enumerable.Repeat(TimeSpan.FromHours(1), Repeats)];

    /// <param name="address">Where the merchant listens.</param>
    /// <param name="paymentId">What it is about.</param>
    /// <param name="status">The status it tells of.</param>
    /// <param name="fields">Everything but the token.</param>
    /// <param name="password">Signs it.</param>
    public static Webhook Create(Uri address, string paymentId, string status, JsonObject fields, string password)
    {
        var signed = fields.Deserialize<Dictionary<string, JsonElement>>()!;
        fields[RequestToken.Field] = RequestToken.Compute(signed, password);
        var body = JsonSerializer.SerializeToUtf8Bytes(fields);
        return new Webhook
        {
            Event = status,
            Payment = paymentId,
            Request = _ => new HttpRequestMessage(HttpMethod.Post, address) { Content = Json(body) },
            Accepts = (code, text) => code == StatusCodes.Status200OK && text == Taken,
            Retries = Hourly,
        };
    }

    private static ByteArrayContent Json(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json);
        return content;
    }
}

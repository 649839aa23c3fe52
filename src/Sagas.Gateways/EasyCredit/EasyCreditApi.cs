using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Sagas.Gateways.EasyCredit;

/// <summary>easyCredit's two interfaces: Basic credentials, bodies signed when a secret is set.</summary>
internal sealed class EasyCreditApi(EasyCreditOptions options, GatewayHttpClient http, EasyCreditText text)
{
    private readonly string _credentials =
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.WebshopId}:{options.ApiPassword}"));

    /// <summary>A transaction by its technical id, which commercetools holds as <c>interactionId</c>.</summary>
    public async Task<Reading<EasyCreditTransaction>> TransactionAsync(string technicalId, CancellationToken cancellationToken) =>
        Reading<EasyCreditTransaction>.Of(await AskAsync(options.Payment(technicalId), cancellationToken), EasyCreditTransaction.Read, Refused);

    /// <summary>A transaction by its six characters, with its bookings.</summary>
    public async Task<Reading<EasyCreditBookings>> BookingsAsync(string transactionId, CancellationToken cancellationToken) =>
        Reading<EasyCreditBookings>.Of(await AskAsync(options.Merchant(transactionId), cancellationToken), body => EasyCreditBookings.Read(body, text), Refused);

    /// <summary>Asks for a refund; before delivery was reported that gives up the order. <c>null</c>: it was taken in, which is not yet done.</summary>
    public async Task<Trouble?> RefundAsync(GatewayOperation operation, string transactionId, string bookingId, CancellationToken cancellationToken)
    {
        var body = RefundBody(operation.Amount, bookingId);
        var call = GatewayCall.Moving(operation, HttpMethod.Post, options.Merchant(transactionId, "/refund")) with
        {
            Body = body,
            Headers = Headers(body.Span),
            MayBeEmpty = true,
            MayBeList = true,
        };
        return await http.SendAsync(call, cancellationToken) switch
        {
            HttpReply.Json { Status: var status } when IsSuccess((int)status) => null,
            HttpReply.Empty { Status: var status } when IsSuccess((int)status) => null,
            HttpReply.Json json => Refused((int)json.Status, new JsonFields(json.Body)),
            HttpReply.Empty empty => Refused((int)empty.Status, default),
            HttpReply.NotSent unsent => new Trouble(TroubleKind.NotSent, unsent.Message, RetryAfter: unsent.RetryAfter),
            HttpReply.Lost lost => new Trouble(TroubleKind.Lost, lost.Message),
            _ => new Trouble(TroubleKind.Lost, "No reply."),
        };
    }

    /// <summary>The signature of a body, as easyCredit's header wants it.</summary>
    public static string Sign(ReadOnlySpan<byte> body, string secret) =>
        "hmacsha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    private static bool IsSuccess(int status) => status is >= 200 and < 300;

    private static ReadOnlyMemory<byte> RefundBody(long cents, string bookingId)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("value", Euro.Of(cents));
            json.WriteString("bookingId", bookingId);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private async Task<HttpReply> AskAsync(Uri address, CancellationToken cancellationToken)
    {
        var call = GatewayCall.Asking(HttpMethod.Get, address) with { Headers = Headers(default), MayBeEmpty = true };
        return await http.SendAsync(call, cancellationToken);
    }

    private Dictionary<string, string> Headers(ReadOnlySpan<byte> body)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Authorization"] = _credentials,
            ["Accept"] = "application/json",
        };
        if (!string.IsNullOrEmpty(options.SignatureSecret) && body.Length > 0)
            headers["Content-signature"] = Sign(body, options.SignatureSecret);
        return headers;
    }

    // Wrong credentials concern every payment: nothing is done until somebody mends them, and then everything goes on by itself.
    private Trouble Refused(int status, JsonFields body)
    {
        var code = status.ToString(CultureInfo.InvariantCulture);
        var kind = status switch
        {
            401 => TroubleKind.NotSent,
            400 or 403 or 404 or 422 => TroubleKind.Refused,
            _ => TroubleKind.Lost,
        };
        var violations = body.List("violations").Select(violation => $"{violation.Text("field")} {violation.Text("message")}".Trim());
        var told = string.Join("; ", new[] { body.Text("title"), body.Text("detail") }.Concat(violations).Where(part => !string.IsNullOrEmpty(part)));
        return new Trouble(kind, text.Message($"easyCredit answered HTTP {code}{(told.Length > 0 ? ": " : "")}{told}"), code);
    }
}

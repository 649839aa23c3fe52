using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Sagas.Gateways;
using Sagas.Gateways.Bpc;

namespace Sagas.Tests.Gateways.Bpc;

public sealed class When_the_gateway_calls : IAsyncDisposable
{
    private const long Time = 1711929126;
    private const string Body = """{"type":"refund.updated","data":{"object":{"id":"re_1","status":"succeeded"}}}""";
    private const string Published = "97df803f8668c1eb6c63c6f67f378f4559cb5b79e9f8eb016038c6da60fedc6c";
    private readonly BpcRig _rig = new(keys => keys["Gateways:bpc:WebhookSecretNext"] = "whsec_next");

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public void The_known_vector_passes()
    {
        BpcSignature.Matches(Encoding.UTF8.GetBytes(Body), Time, [Published], "whsec_test").ShouldBeTrue();
        Read(Body, $"t={Time},v1={Published}").ShouldBeOfType<WebhookVerdict.Told>();
    }

    [Theory]
    [InlineData("")]
    [InlineData("t=1711929126")]
    [InlineData("v1=97df803f8668c1eb6c63c6f67f378f4559cb5b79e9f8eb016038c6da60fedc6c")]
    [InlineData("t=1711929127,v1=97df803f8668c1eb6c63c6f67f378f4559cb5b79e9f8eb016038c6da60fedc6c")]
    [InlineData("t=1711929126,v1=97DF803f8668c1eb6c63c6f67f378f4559cb5b79e9f8eb016038c6da60fedc6d")]
    [InlineData("t=1711929126,t=1711929126,v1=97df803f8668c1eb6c63c6f67f378f4559cb5b79e9f8eb016038c6da60fedc6c")]
    [InlineData("t=-1,v1=00")]
    public void A_wrong_signature_is_refused(string header) =>
        Read(Body, header).ShouldBeOfType<WebhookVerdict.Refused>().Reply.Status.ShouldBe(HttpStatusCode.Unauthorized);

    [Theory]
    [InlineData(301)]
    [InlineData(-301)]
    public void A_stale_one_is_refused(int seconds) =>
        Read(Body, $"t={Time},v1={Published}", seconds).ShouldBeOfType<WebhookVerdict.Refused>().Reply.Status.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public void The_next_secret_is_accepted_too() => Told(Body, "whsec_next").Notices.ShouldBeEmpty();

    [Fact]
    public async Task Without_a_secret_nobody_is_believed()
    {
        await using var rig = new BpcRig(keys => keys.Remove("Gateways:bpc:WebhookSecret"));
        ((IReceivesWebhooks)rig.Gateway).Read(Request(Body, $"t={Time},v1={Published}", 0)).ShouldBeOfType<WebhookVerdict.Refused>();
    }

    [Fact]
    public void A_refund_is_told_with_its_amount_and_reference()
    {
        var notice = Told("""
            {"created":"2024-03-31T23:52:06Z","type":"refund.updated","data":{"object":{"id":"re_9","amount":700,"currency":"EUR","paymentId":"p_1","status":"succeeded"}}}
            """).Notices.ShouldHaveSingleItem();

        notice.ShouldBe(new GatewayNotice
        {
            Kind = NoticeKind.Returned,
            Key = "refund.updated/re_9/succeeded",
            Verified = true,
            GatewayPaymentId = "p_1",
            Amount = 700,
            Currency = "EUR",
            Reference = "re_9",
            OccurredAt = new DateTimeOffset(2024, 3, 31, 23, 52, 6, TimeSpan.Zero),
        });
    }

    [Theory]
    [InlineData("session.expired", NoticeKind.Expired)]
    [InlineData("payment.canceled", NoticeKind.Expired)]
    public void An_end_is_told(string type, NoticeKind kind)
    {
        var notice = Told($$"""{"type":"{{type}}","data":{"object":{"id":"x_1","status":"expired"} } }""").Notices.ShouldHaveSingleItem();

        (notice.Kind, notice.GatewaySessionId ?? notice.GatewayPaymentId).ShouldBe((kind, "x_1"));
    }

    [Theory]
    [InlineData("""{"type":"payment.funded","data":{"object":{"id":"p_1"}}}""")]
    [InlineData("""{"type":"refund.updated"}""")]
    [InlineData("[]")]
    public void Everything_else_is_taken_and_ignored(string body) => Told(body).Notices.ShouldBeEmpty();

    [Fact]
    public void A_body_that_is_not_JSON_is_refused() =>
        Signed("{", BpcRig.WebhookSecret).ShouldBeOfType<WebhookVerdict.Refused>().Reply.Status.ShouldBe(HttpStatusCode.BadRequest);

    private WebhookVerdict.Told Told(string body, string secret = BpcRig.WebhookSecret) => Signed(body, secret).ShouldBeOfType<WebhookVerdict.Told>();

    private WebhookVerdict Signed(string body, string secret)
    {
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{body}.{Time.ToString(CultureInfo.InvariantCulture)}"));
        return Read(body, $"t={Time}, v1={Convert.ToHexStringLower(signature)}");
    }

    private WebhookVerdict Read(string body, string header, int secondsLater = 0) => ((IReceivesWebhooks)_rig.Gateway).Read(Request(body, header, secondsLater));

    private static WebhookRequest Request(string body, string header, int secondsLater) => new()
    {
        Method = HttpMethod.Post,
        Query = Array.Empty<string>().ToLookup(x => x),
        Headers = new[] { ("X-Signature", header) }.ToLookup(x => x.Item1, x => x.Item2, StringComparer.OrdinalIgnoreCase),
        ContentType = "application/json",
        Body = Encoding.UTF8.GetBytes(body),
        ReceivedAt = DateTimeOffset.FromUnixTimeSeconds(Time + secondsLater),
    };
}

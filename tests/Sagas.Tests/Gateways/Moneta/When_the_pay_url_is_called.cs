using System.Net;
using System.Text;
using System.Xml.Linq;
using Sagas.Gateways;
using Sagas.Gateways.Moneta;

namespace Sagas.Tests.Gateways.Moneta;

public sealed class When_the_pay_url_is_called
{
    private const string Signature = "69bdf9bd91820b8f7b4c4b25d3d22dfa";

    private static readonly (string Key, string Value)[] Published =
    [
        ("MNT_ID", "54600817"), ("MNT_TRANSACTION_ID", "FF790ABCD"), ("MNT_OPERATION_ID", "123456"), ("MNT_AMOUNT", "120.25"),
        ("MNT_CURRENCY_CODE", "RUB"), ("MNT_TEST_MODE", "0"), ("MNT_SIGNATURE", Signature),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_published_vector_tells_of_a_capture(bool isForm)
    {
        var told = Reader(x => x.TeamSlug = "demo").Read(isForm ? Form(Published) : Query(Published)).ShouldBeOfType<WebhookVerdict.Told>();

        told.Notices.ShouldBe(
        [
            new GatewayNotice
            {
                Kind = NoticeKind.Captured, Key = "pay:123456", Verified = true, GatewayPaymentId = "123456", OrderId = "FF790ABCD", TeamSlug = "demo",
                Amount = 12_025, Currency = "RUB",
            },
        ]);
        told.Reply.ShouldBe(new WebhookReply(HttpStatusCode.OK, "SUCCESS"));
        told.ReplyWhenUnplaced.ShouldBe(new WebhookReply(HttpStatusCode.OK, "FAIL"));
    }

    [Fact]
    public void The_answer_in_xml_carries_the_published_signature()
    {
        var told = Reader(x => x.PayUrlReply = PayUrlReplyFormat.Xml).Read(Query(Published)).ShouldBeOfType<WebhookVerdict.Told>();

        var xml = XDocument.Parse(told.Reply.Body).Root.ShouldNotBeNull();
        xml.Name.LocalName.ShouldBe("MNT_RESPONSE");
        xml.Elements().Select(x => (x.Name.LocalName, x.Value)).ShouldBe(
        [
            ("MNT_ID", "54600817"), ("MNT_TRANSACTION_ID", "FF790ABCD"), ("MNT_RESULT_CODE", "200"),
            ("MNT_SIGNATURE", "29807c8e5d82198b5c4360e6ec711cce"),
        ]);
        told.Reply.ContentType.ShouldStartWith("application/xml");
    }

    [Fact]
    public void The_subscriber_is_signed_too_and_the_case_of_the_digits_does_not_matter()
    {
        var signature = PayUrlSignature.Of("QWERTY", "54600817", "FF790ABCD", "123456", "120.25", "RUB", "me@shop.test", "0");
        Reader().Read(Query(With(("MNT_SUBSCRIBER_ID", "me@shop.test"), ("MNT_SIGNATURE", signature.ToUpperInvariant())))).ShouldBeOfType<WebhookVerdict.Told>();
    }

    [Theory]
    [InlineData("MNT_SIGNATURE", "69bdf9bd91820b8f7b4c4b25d3d22dfb")]
    [InlineData("MNT_SIGNATURE", "")]
    [InlineData("MNT_SIGNATURE", "x")]
    [InlineData("MNT_AMOUNT", "120.26")]
    [InlineData("MNT_OPERATION_ID", "123457")]
    [InlineData("MNT_TRANSACTION_ID", "FF790ABCE")]
    [InlineData("MNT_CURRENCY_CODE", "USD")]
    [InlineData("MNT_SUBSCRIBER_ID", "somebody")]
    [InlineData("MNT_ID", "54600818")]
    public void Whatever_is_changed_is_refused(string key, string value) =>
        Refused(Query(With((key, value)))).Reply.ShouldBe(new WebhookReply(HttpStatusCode.Unauthorized, "FAIL"));

    [Fact]
    public void A_test_payment_counts_only_where_that_is_configured()
    {
        var test = Query(Signed(("MNT_TEST_MODE", "1")));
        Refused(test).Reply.ShouldBe(new WebhookReply(HttpStatusCode.BadRequest, "FAIL"));
        Reader(x => x.AllowTestPayments = true).Read(test).ShouldBeOfType<WebhookVerdict.Told>();
    }

    [Theory]
    [InlineData("MNT_TEST_MODE", "2")]
    [InlineData("MNT_TRANSACTION_ID", "")]
    [InlineData("MNT_TRANSACTION_ID", "a\u0000b")]
    [InlineData("MNT_TRANSACTION_ID", "a\uFFFFb")]
    [InlineData("MNT_OPERATION_ID", "")]
    [InlineData("MNT_OPERATION_ID", "12x")]
    [InlineData("MNT_AMOUNT", "0.00")]
    [InlineData("MNT_AMOUNT", "-1.00")]
    [InlineData("MNT_AMOUNT", "1.001")]
    [InlineData("MNT_AMOUNT", "1,20")]
    [InlineData("MNT_AMOUNT", "99999999999999999999999999999")]
    [InlineData("MNT_AMOUNT", "")]
    [InlineData("MNT_CURRENCY_CODE", "RUR")]
    [InlineData("MNT_COMMAND", "CHECK")]
    public void What_is_signed_and_yet_no_payment_is_refused(string key, string value) =>
        Refused(Query(Signed((key, value)))).Reply.ShouldBe(new WebhookReply(HttpStatusCode.BadRequest, "FAIL"));

    [Fact]
    public void Fields_twice_or_without_end_and_other_bodies_are_refused()
    {
        Refused(Query([.. Published, ("MNT_AMOUNT", "120.25")]));
        Refused(Query(With(("MNT_SUBSCRIBER_ID", new string('x', 256)))));
        Refused(Form(Published) with { ContentType = "application/json" });
        Refused(Form(Published) with { Body = ReadOnlyMemory<byte>.Empty });
        Refused(Form(Published) with { Body = new byte[] { 0xFF, 0xFE, (byte)'=', 0x80, (byte)'%' } });
        // What a POST carries in its address is not what MONETA sent.
        Refused(Query(Published) with { Method = HttpMethod.Post });
    }

    private static WebhookVerdict.Refused Refused(WebhookRequest request) => Reader().Read(request).ShouldBeOfType<WebhookVerdict.Refused>();

    private static PayUrlReader Reader(Action<MonetaAssistantOptions>? configure = null)
    {
        var options = new MonetaAssistantOptions { MntId = "54600817", IntegrityCode = "QWERTY" };
        configure?.Invoke(options);
        return new PayUrlReader(options);
    }

    private static (string Key, string Value)[] With(params (string Key, string Value)[] changes) =>
        [.. Published.Where(field => !changes.Any(change => change.Key == field.Key)), .. changes];

    private static (string Key, string Value)[] Signed(params (string Key, string Value)[] changes)
    {
        var fields = With(changes).ToDictionary(x => x.Key, x => x.Value);
        string[] order = ["MNT_ID", "MNT_TRANSACTION_ID", "MNT_OPERATION_ID", "MNT_AMOUNT", "MNT_CURRENCY_CODE", "MNT_SUBSCRIBER_ID", "MNT_TEST_MODE"];
        return [.. With([.. changes, ("MNT_SIGNATURE", PayUrlSignature.Of("QWERTY", [.. order.Select(key => fields.GetValueOrDefault(key, ""))]))])];
    }

    private static WebhookRequest Query(params (string Key, string Value)[] fields) => new()
    {
        Method = HttpMethod.Get,
        Query = fields.ToLookup(x => x.Key, x => x.Value),
        Headers = Array.Empty<string>().ToLookup(x => x),
        ContentType = "",
        Body = ReadOnlyMemory<byte>.Empty,
        ReceivedAt = DateTimeOffset.UnixEpoch,
    };

    private static WebhookRequest Form(params (string Key, string Value)[] fields) => Query() with
    {
        Method = HttpMethod.Post,
        ContentType = "application/x-www-form-urlencoded",
        Body = Encoding.UTF8.GetBytes(string.Join('&', fields.Select(x => $"{x.Key}={Uri.EscapeDataString(x.Value)}"))),
    };
}

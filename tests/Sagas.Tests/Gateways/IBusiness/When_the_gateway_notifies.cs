using System.Net;
using System.Text;
using Sagas.Gateways;
using Sagas.Gateways.IBusiness;

namespace Sagas.Tests.Gateways.IBusiness;

public sealed class When_the_gateway_notifies
{
    private readonly IBusinessNotifications _tbank = new(new IBusinessOptions { TeamSlug = "1321054611234DEMO", Password = "Dfsfh56dgKl", Dialect = "TBank" });

    private const string Published =
        """
        {"TerminalKey":"1321054611234DEMO","OrderId":"201709","Success":true,"Status":"AUTHORIZED","PaymentId":8742591,"ErrorCode":"0",
         "Amount":9855,"CardId":322264,"Pan":"430000******0777","ExpDate":"1122","RebillId":101709,"Data":{"Route":"TCB"},
         "Token":"b906d28e76c6428e37b25fcf86c0adc52c63d503013fdd632e300593d165766b"}
        """;

    [Fact]
    public void The_published_vector_passes_and_is_answered_OK()
    {
        var told = Read(Published).ShouldBeOfType<WebhookVerdict.Told>();

        (told.Reply.Status, told.Reply.Body).ShouldBe((HttpStatusCode.OK, "OK"));
        told.Notices.ShouldHaveSingleItem().ShouldBe(new GatewayNotice
        {
            Kind = NoticeKind.Authorized,
            Key = "8742591/AUTHORIZED/9855",
            Verified = true,
            GatewayPaymentId = "8742591",
            Amount = 9855,
        });
    }

    [Theory]
    [InlineData("9855", "9856")]
    [InlineData("\"Success\":true", "\"Success\":false")]
    [InlineData("b906", "b907")]
    [InlineData("1321054611234DEMO", "another")]
    public void A_changed_one_is_refused(string was, string becomes) =>
        Read(Published.Replace(was, becomes, StringComparison.Ordinal)).ShouldBeOfType<WebhookVerdict.Refused>().Reply.Status.ShouldBe(HttpStatusCode.Unauthorized);

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"Status":"NEW","Status":"CONFIRMED"}""")]
    public void One_that_cannot_be_read_is_refused(string body) =>
        Read(body).ShouldBeOfType<WebhookVerdict.Refused>().Reply.Status.ShouldBe(HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("CONFIRMED", NoticeKind.Captured)]
    [InlineData("CANCELED", NoticeKind.Expired)]
    [InlineData("REVERSED", NoticeKind.Expired)]
    [InlineData("DEADLINE_EXPIRED", NoticeKind.Expired)]
    [InlineData("REJECTED", NoticeKind.Expired)]
    [InlineData("REFUNDED", NoticeKind.Changed)]
    [InlineData("PARTIAL_REFUNDED", NoticeKind.Changed)]
    [InlineData("PARTIAL_REVERSED", NoticeKind.Changed)]
    [InlineData("SOMETHING_ELSE", NoticeKind.Changed)]
    public void Each_status_is_told(string status, NoticeKind kind)
    {
        var token = IBusinessRequest.Token(
            [new("TerminalKey", "1321054611234DEMO"), new("Status", status), new("PaymentId", "1"), new("Amount", "5"), new("Success", "true")], "Dfsfh56dgKl");
        var body = $$"""{"TerminalKey":"1321054611234DEMO","Status":"{{status}}","PaymentId":1,"Amount":5,"Success":true,"Token":"{{token}}"}""";

        Read(body).ShouldBeOfType<WebhookVerdict.Told>().Notices.ShouldHaveSingleItem().Kind.ShouldBe(kind);
    }

    private WebhookVerdict Read(string body) => _tbank.Read(new WebhookRequest
    {
        Method = HttpMethod.Post,
        Query = Array.Empty<string>().ToLookup(x => x),
        Headers = Array.Empty<string>().ToLookup(x => x),
        ContentType = "application/json",
        Body = Encoding.UTF8.GetBytes(body),
        ReceivedAt = DateTimeOffset.UnixEpoch,
    });
}

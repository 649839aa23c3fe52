using System.Text;
using Sagas.Simulators.Http;
using Sagas.Simulators.IBusiness;

namespace Sagas.Tests.Simulators;

public sealed class When_a_request_is_signed
{
    // The published example of Init: nested objects take no part, numbers enter as written.
    private const string Init =
        """{"TerminalKey":"MerchantTerminalKey","Amount":19200,"OrderId":"21090","Description":"Подарочная карта на 1000 рублей","DATA":{"Phone":"+71234567890"},"Receipt":{"Items":[1]},"Token":"x"}""";

    // The published example of a notification: a boolean enters as a word.
    private const string Notification =
        """{"TerminalKey":"1321054611234DEMO","OrderId":"201709","Success":true,"Status":"AUTHORIZED","PaymentId":8742591,"ErrorCode":"0","Amount":9855,"CardId":322264,"Pan":"430000******0777","ExpDate":"1122","RebillId":101709}""";

    // The seed's field names, with the optional ones.
    private const string Cancel =
        """{"TeamSlug":"1234567890","PaymentId":"987654321","Amount":150000,"ExternalRequestId":"merchant-cancel-001"}""";

    [Theory]
    [InlineData(Init, "usaf8fw8fsw21g", "0024a00af7c350a3a67ca168ce06502aa72772456662e38696d48b56ee9c97d9")]
    [InlineData(Notification, "Dfsfh56dgKl", "b906d28e76c6428e37b25fcf86c0adc52c63d503013fdd632e300593d165766b")]
    [InlineData(Cancel, "secret-password", "9a47017efd52165090cce60978e23231ceb1455c8ff3aa85431d6df12138d9ff")]
    public void The_token_is_the_published_one(string body, string password, string token) =>
        Compute(body, password).ShouldBe(token);

    [Theory]
    [InlineData("""{"A":"1","B":null}""", """{"A":"1"}""")]
    [InlineData("""{"A":"1","B":[2],"C":{"D":3}}""", """{"A":"1"}""")]
    [InlineData("""{"Z":1,"A":"2"}""", """{"A":"2","Z":"1"}""")]
    [InlineData("""{"A":"1","Password":"guess"}""", """{"A":"1"}""")]
    public void Only_root_scalars_in_ordinal_order_count(string body, string same) =>
        Compute(body, "secret").ShouldBe(Compute(same, "secret"));

    [Theory]
    [InlineData("""{"A":1.0}""", """{"A":1}""")]
    [InlineData("""{"a":"1","B":"2"}""", """{"a":"2","B":"1"}""")]
    [InlineData("""{"A":"1"}""", """{"A":"2"}""")]
    public void What_was_written_counts(string body, string other) =>
        Compute(body, "secret").ShouldNotBe(Compute(other, "secret"));

    private static string Compute(string body, string password) =>
        RequestToken.Compute(JsonBody.Parse(Encoding.UTF8.GetBytes(body), out _)!.Fields, password);
}

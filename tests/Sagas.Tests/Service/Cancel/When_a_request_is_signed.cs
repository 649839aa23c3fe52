using System.Text;
using System.Text.Json;
using Sagas.Service.Cancel;

namespace Sagas.Tests.Service.Cancel;

public sealed class When_a_request_is_signed
{
    [Theory]
    [InlineData(
        """{"TerminalKey":"MerchantTerminalKey","Amount":19200,"OrderId":"21090","Description":"Подарочная карта на 1000 рублей","DATA":{"Phone":"+7"},"Receipt":[1]}""",
        "usaf8fw8fsw21g", "0024a00af7c350a3a67ca168ce06502aa72772456662e38696d48b56ee9c97d9")]
    [InlineData(
        """{"TerminalKey":"1321054611234DEMO","OrderId":"201709","Success":true,"Status":"AUTHORIZED","PaymentId":8742591,"ErrorCode":"0","Amount":9855,"RebillId":101709,"CardId":322264,"Pan":"430000******0777","ExpDate":"1122","Token":"x"}""",
        "Dfsfh56dgKl", "b906d28e76c6428e37b25fcf86c0adc52c63d503013fdd632e300593d165766b")]
    [InlineData(
        """{"TeamSlug":"1234567890","PaymentId":"987654321","Amount":150000,"ExternalRequestId":"merchant-cancel-001"}""",
        "secret-password", "9a47017efd52165090cce60978e23231ceb1455c8ff3aa85431d6df12138d9ff")]
    public void Known_vectors_come_out(string body, string secret, string token) => TokenOf(body, secret).ShouldBe(token);

    [Theory]
    [InlineData("""{"A":1}""", """{"A":1.0}""")]
    [InlineData("""{"A":1}""", """{"A":1e0}""")]
    [InlineData("""{"A":true}""", """{"A":false}""")]
    [InlineData("""{"A":"1"}""", """{"A":"1","b":"2"}""")]
    [InlineData("""{"a":"1","B":"2"}""", """{"A":"1","b":"2"}""")]
    public void What_is_written_otherwise_is_signed_otherwise(string one, string other) => TokenOf(one, "s").ShouldNotBe(TokenOf(other, "s"));

    [Theory]
    [InlineData("""{"A":1}""", """{"A":"1"}""")]
    [InlineData("""{"A":1,"B":2}""", """{"B":2,"A":1}""")]
    [InlineData("""{"A":1}""", """{"A":1,"B":null,"C":{"d":1},"E":[1],"Token":"x"}""")]
    [InlineData("""{"A":"\u0062"}""", """{"A":"b"}""")]
    public void What_is_not_signed_changes_nothing(string one, string other) => TokenOf(one, "s").ShouldBe(TokenOf(other, "s"));

    [Fact]
    public void The_secret_stands_before_the_payment() =>
        TokenOf("""{"PaymentId":"2","P":"1"}""", "s").ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("1s2"u8)));

    private static string TokenOf(string body, string secret)
    {
        using var document = JsonDocument.Parse(body);
        return Convert.ToHexStringLower(SignedText.Of(document.RootElement).Hash(Encoding.UTF8.GetBytes(secret)));
    }
}

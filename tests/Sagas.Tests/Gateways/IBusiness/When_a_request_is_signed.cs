using Sagas.Gateways.IBusiness;

namespace Sagas.Tests.Gateways.IBusiness;

public sealed class When_a_request_is_signed
{
    [Fact]
    public void The_published_vector_of_an_init_call_holds() => IBusinessRequest.Token(
        Pairs(("TerminalKey", "MerchantTerminalKey"), ("Amount", "19200"), ("OrderId", "21090"), ("Description", "Подарочная карта на 1000 рублей")),
        "usaf8fw8fsw21g").ShouldBe("0024a00af7c350a3a67ca168ce06502aa72772456662e38696d48b56ee9c97d9");

    [Fact]
    public void The_published_vector_of_a_notification_holds() => IBusinessRequest.Token(
        Pairs(
            ("TerminalKey", "1321054611234DEMO"), ("OrderId", "201709"), ("Success", "true"), ("Status", "AUTHORIZED"),
            ("PaymentId", "8742591"), ("ErrorCode", "0"), ("Amount", "9855"), ("CardId", "322264"), ("Pan", "430000******0777"),
            ("ExpDate", "1122"), ("RebillId", "101709"), ("Token", "ignored")),
        "Dfsfh56dgKl").ShouldBe("b906d28e76c6428e37b25fcf86c0adc52c63d503013fdd632e300593d165766b");

    [Fact]
    public void The_published_vector_of_a_bare_cancel_holds() => IBusinessRequest.Token(
        Pairs(("TerminalKey", "TinkoffBankTest"), ("PaymentId", "2304882")), "TinkoffBankTest")
        .ShouldSatisfyAllConditions(x => x.ShouldStartWith("c0ad1dfc"), x => x.ShouldEndWith("3ed24"));

    [Fact]
    public void The_vector_of_the_cancel_specifications_names_holds() => IBusinessRequest.Token(
        Pairs(("TeamSlug", "1234567890"), ("PaymentId", "987654321"), ("Amount", "150000"), ("ExternalRequestId", "merchant-cancel-001")),
        "secret-password").ShouldBe("9a47017efd52165090cce60978e23231ceb1455c8ff3aa85431d6df12138d9ff");

    private static IEnumerable<KeyValuePair<string, string>> Pairs(params (string Key, string Value)[] pairs) =>
        pairs.Select(x => KeyValuePair.Create(x.Key, x.Value));
}

using System.Text.Json.Nodes;

namespace Sagas.Tests.Simulators.Moneta;

public sealed class When_a_moneta_payment_is_refunded
{
    [Fact]
    public async Task The_answer_is_a_new_operation_in_the_recorded_shape()
    {
        await using var host = await MonetaCalls.StartWithPaymentAsync();

        var answer = await host.RefundAsync("\"amount\":10.01,");

        answer.ContentType.ShouldBe("application/json");
        var refund = answer.Response("RefundResponse");
        var id = refund["id"]!.GetValue<long>();
        id.ShouldNotBe(1234567);
        refund.Attribute("statusid").ShouldBe("SUCCEED");
        refund.Attribute("isrefund").ShouldBe("1");
        refund.Attribute("parentid").ShouldBe("1234567");
        refund.Attribute("clienttransaction").ShouldBe("comp-1");
        refund.Attribute("sourceamount").ShouldBe("-10.01");
        refund.Attribute("targetamount").ShouldBe("10.01");
        refund.Attribute("typeid").ShouldBe("18");
        refund.Attribute("category").ShouldBe("BUSINESS");
        refund.Attribute("haschildren").ShouldBe("0");
        refund.Attribute("modified").ShouldBe("2026-03-01T15:00:00.000+03:00");
        (await host.GetAsync("ledger")).Text.ShouldBe(
            $$"""[{"gateway":"moneta","payment":"1234567","kind":"refund","amount":1001,"currency":"RUB","operationKey":null,"reference":"{{id}}","at":"2026-03-01T12:00:00+00:00"}]""");
        JsonNode.DeepEquals(await host.DetailsAsync(id), refund).ShouldBeTrue();
        (await host.DetailsAsync(1234567)).Attribute("statusid").ShouldBe("SUCCEED");
        (await host.DetailsAsync(1234567)).Attribute("haschildren").ShouldBe("1");
    }

    [Fact]
    public async Task Without_an_amount_it_is_all()
    {
        await using var host = await MonetaCalls.StartWithPaymentAsync();

        (await host.RefundAsync()).Response("RefundResponse").Attribute("targetamount").ShouldBe("1500.00");

        (await host.GetAsync("moneta/payments/1234567")).Json["status"]!.GetValue<string>().ShouldBe("REFUNDED");
    }

    [Fact]
    public async Task Numbers_may_be_texts()
    {
        await using var host = await MonetaCalls.StartWithPaymentAsync();

        var answer = await host.AskAsync("\"RefundRequest\":{\"transactionId\":\"1234567\",\"amount\":\"10.01\",\"paymentPassword\":\"12345\"}");

        answer.Response("RefundResponse").Attribute("clienttransaction").ShouldBeNull();
        (await host.LedgerAsync()).ShouldHaveSingleItem()!["amount"]!.GetValue<long>().ShouldBe(1_001);
    }

    [Fact]
    public async Task The_same_name_once_more_is_one_more_refund()
    {
        await using var host = await MonetaCalls.StartWithPaymentAsync();

        await host.RefundAsync("\"amount\":1000,");
        (await host.RefundAsync("\"amount\":500,")).Response("RefundResponse");

        (await host.LedgerAsync()).Count.ShouldBe(2);
        (await host.FindAsync("comp-1")).Response("FindOperationsListByCTIDResponse")["totalSize"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task The_sum_is_never_above_the_operation()
    {
        await using var host = await MonetaCalls.StartWithPaymentAsync();
        await host.RefundAsync("\"amount\":1000,");

        (await host.RefundAsync("\"amount\":500.01,")).ShouldFault("500.99.3");
        (await host.RefundAsync()).ShouldFault("500.99.3");

        (await host.LedgerAsync()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("1.005")]
    [InlineData("1e3")]
    [InlineData("\"1,5\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("true")]
    public async Task A_wrong_amount_is_a_validation_error(string amount)
    {
        await using var host = await MonetaCalls.StartWithPaymentAsync();

        var answer = await host.RefundAsync($"\"amount\":{amount},");

        answer.ShouldFault("200");
        answer.Text.ShouldContain("ValidationError");
        (await host.LedgerAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("NEW", "", "500.99.4")]
    [InlineData("AUTHORIZED", "", "500.99.4")]
    [InlineData("CONFIRMED", ",\"operationStatus\":\"FROZEN\"", "400.1.19")]
    [InlineData("CONFIRMED", ",\"sbp\":true", "500.99.6")]
    public async Task Only_a_completed_operation_can_be(string status, string extra, string code)
    {
        await using var host = await MonetaCalls.StartWithPaymentAsync(status, extra);

        (await host.RefundAsync()).ShouldFault(code);
    }

    [Fact]
    public async Task One_paid_by_qr_code_asks_for_an_attribute()
    {
        await using var host = await MonetaCalls.StartWithPaymentAsync(extra: ",\"sbp\":true");

        var answer = await host.AskAsync(
            """
            "RefundRequest":{"transactionId":1234567,"paymentPassword":"12345","operationInfo":{"attribute":[{"key":"SECUREDFIELD:unsBo_79","value":"0"}]}}
            """);

        answer.Response("RefundResponse");
    }

    [Fact]
    public async Task A_wrong_payment_password_is_refused()
    {
        await using var host = await MonetaCalls.StartWithPaymentAsync();

        (await host.AskAsync("\"RefundRequest\":{\"transactionId\":1234567,\"paymentPassword\":\"54321\"}")).ShouldFault("500.99.2");
        (await host.AskAsync("\"RefundRequest\":{\"transactionId\":1234567}")).ShouldFault("500.99.2");

        (await host.LedgerAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unknown_operation_is_not_found()
    {
        await using var host = await MonetaCalls.StartAsync();

        (await host.RefundAsync()).ShouldFault("500.1.5");
    }
}

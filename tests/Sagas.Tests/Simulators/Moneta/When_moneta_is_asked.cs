namespace Sagas.Tests.Simulators.Moneta;

public sealed class When_moneta_is_asked
{
    [Theory]
    [InlineData("1234567")]
    [InlineData("\"1234567\"")]
    [InlineData("{\"value\":1234567}")]
    public async Task An_operation_is_found_by_its_number_however_it_is_written(string id)
    {
        await using var host = await MonetaCalls.StartWithPaymentAsync();

        var operation = (await host.AskAsync($"\"GetOperationDetailsByIdRequest\":{id}")).Response("GetOperationDetailsByIdResponse")["operation"]!;

        operation["id"]!.GetValue<long>().ShouldBe(1_234_567);
        operation.Attribute("statusid").ShouldBe("SUCCEED");
        operation.Attribute("clienttransaction").ShouldBe("order-7");
        operation.Attribute("targetamount").ShouldBe("1500.00");
        operation.Attribute("isrefund").ShouldBeNull();
    }

    [Theory]
    [InlineData("99", "500.1.5")]
    [InlineData("{\"id\":1234567}", "200")]
    [InlineData("true", "200")]
    public async Task What_is_no_known_number_is_a_fault(string id, string code)
    {
        await using var host = await MonetaCalls.StartWithPaymentAsync();

        (await host.AskAsync($"\"GetOperationDetailsByIdRequest\":{id}")).ShouldFault(code);
    }

    [Fact]
    public async Task Nothing_of_that_name_is_an_empty_page()
    {
        await using var host = await MonetaCalls.StartWithPaymentAsync();

        var page = (await host.FindAsync("nothing")).Response("FindOperationsListByCTIDResponse");

        page["size"]!.GetValue<int>().ShouldBe(0);
        page["totalSize"]!.GetValue<int>().ShouldBe(0);
        page["pagesCount"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Payments_and_refunds_of_a_name_come_in_pages()
    {
        await using var host = await MonetaCalls.StartWithPaymentAsync();
        await host.RefundAsync("\"amount\":1,", "order-7");
        await host.RefundAsync("\"amount\":2,", "order-7");
        await host.RefundAsync("\"amount\":3,", "other");

        var first = (await host.FindAsync("order-7", page: 1, size: 2)).Response("FindOperationsListByCTIDResponse");
        var second = (await host.FindAsync("order-7", page: 2, size: 2)).Response("FindOperationsListByCTIDResponse");

        first["totalSize"]!.GetValue<int>().ShouldBe(3);
        first["pagesCount"]!.GetValue<int>().ShouldBe(2);
        first["size"]!.GetValue<int>().ShouldBe(2);
        second["size"]!.GetValue<int>().ShouldBe(1);
        first["operation"]![0]!["id"]!.GetValue<long>().ShouldBe(1_234_567);
        first["operation"]![1]!.Attribute("targetamount").ShouldBe("1.00");
        second["operation"]![0]!.Attribute("targetamount").ShouldBe("2.00");
    }

    [Theory]
    [InlineData("\"accountId\":1,\"clientTransaction\":\"a\",\"pager\":{\"pageNumber\":1,\"pageSize\":1}", "500.99.1")]
    [InlineData("\"accountId\":10999,\"clientTransaction\":\"a\"", "200")]
    [InlineData("\"accountId\":10999,\"clientTransaction\":\"a\",\"pager\":{\"pageNumber\":0,\"pageSize\":1}", "200")]
    [InlineData("\"accountId\":10999,\"pager\":{\"pageNumber\":1,\"pageSize\":1}", "200")]
    public async Task A_wrong_search_is_a_fault(string fields, string code)
    {
        await using var host = await MonetaCalls.StartAsync();

        (await host.AskAsync($"\"FindOperationsListByCTIDRequest\":{{{fields}}}")).ShouldFault(code);
    }

    [Theory]
    [InlineData("api-user", "wrong")]
    [InlineData("nobody", "api-password")]
    public async Task Wrong_credentials_get_a_fault(string username, string password)
    {
        await using var host = await MonetaCalls.StartWithPaymentAsync();

        (await host.AskAsync("\"GetOperationDetailsByIdRequest\":1234567", username, password)).ShouldFault("500.99.1");
        (await host.AskAsync("\"CancelTransactionRequest\":{\"transactionId\":1234567}", username, password)).ShouldFault("500.99.1");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"Envelope":{"Body":{}}}""")]
    [InlineData("""{"Envelope":{"Body":{"TransferRequest":{}}}}""")]
    public async Task What_is_no_known_request_is_a_validation_error(string body)
    {
        await using var host = await MonetaCalls.StartAsync();

        (await host.SendAsync("moneta/services", body)).ShouldFault("200");
    }

    [Fact]
    public async Task Credentials_are_asked_for_when_none_come()
    {
        await using var host = await MonetaCalls.StartAsync();

        (await host.SendAsync("moneta/services", """{"Envelope":{"Body":{"GetOperationDetailsByIdRequest":1}}}""")).ShouldFault("500.99.1");
    }

    [Fact]
    public async Task A_refund_of_the_back_office_is_an_operation_like_any_other()
    {
        await using var host = await MonetaCalls.StartWithPaymentAsync();
        await host.MoveAsync("moneta", "1234567", """{"status":"REFUNDED","amount":100000}""");

        (await host.DetailsAsync(1234567)).Attribute("haschildren").ShouldBe("1");
        (await host.RefundAsync()).ShouldFault("500.99.3");
        (await host.RefundAsync("\"amount\":500,")).Response("RefundResponse");
        (await host.LedgerAsync()).Select(movement => movement!["amount"]!.GetValue<long>()).ShouldBe([100_000, 50_000]);
    }

    [Theory]
    [InlineData("""{"kind":"refused"}""", "500.99.5")]
    [InlineData("""{"kind":"refused","code":"100"}""", "100")]
    public async Task A_refusal_is_a_fault_of_its_own(string fault, string code)
    {
        await using var host = await MonetaCalls.StartWithPaymentAsync();
        await host.ArmAsync(fault, "moneta");

        (await host.DetailsAsync(1234567)).Attribute("statusid").ShouldBe("SUCCEED");
        (await host.RefundAsync()).ShouldFault(code);

        (await host.LedgerAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("find", false, true)]
    [InlineData("refund", true, false)]
    public async Task Operations_of_one_address_fail_one_by_one(string on, bool refundFails, bool findFails)
    {
        await using var host = await MonetaCalls.StartWithPaymentAsync();
        await host.ArmAsync($$"""{"kind":"html-502","share":1,"on":"{{on}}"}""", "moneta");

        ((int)(await host.RefundAsync()).Status).ShouldBe(refundFails ? 502 : 200);
        ((int)(await host.FindAsync("comp-1")).Status).ShouldBe(findFails ? 502 : 200);
    }
}

using Sagas.Tests.EndToEnd.Support;

namespace Sagas.Tests.EndToEnd.Moneta;

public sealed class When_the_pay_url_tells_of_a_payment(MonetaService service) : IClassFixture<MonetaService>
{
    [Theory]
    [InlineData("44001", "NEW")]
    [InlineData("44002", "CONFIRMED")]
    public async Task An_announced_payment_is_captured_and_refunded_when_granting_fails(string paymentId, string first)
    {
        var shop = new Shop(service, paymentId, gateway: MonetaService.Gateway);
        await shop.FactAsync("payment-initiated");
        await shop.UntilStateAsync("New");
        await shop.PaidAsync(first);
        if (first == "NEW")
            await shop.MoveAtGatewayAsync(service, "CONFIRMED");
        (await shop.UntilStateAsync("Confirmed")).OriginalAmount.ShouldBe(150_000);

        await shop.FailAsync();

        await shop.UntilStateAsync("Refunded");
        (await shop.LedgerAsync()).ShouldHaveSingleItem().Kind.ShouldBe("refund");
        var history = await shop.HistoryAsync();
        history.Single(row => row.Event == "payment-captured").Actor.ShouldBe($"webhook:{MonetaService.Gateway}");
        history.Single(row => row.Event == "payment-initiated").Actor.ShouldBeNull();
    }

    [Theory]
    [InlineData("44011", """{"kind":"duplicate-webhook","next":5}""")]
    [InlineData("44012", """{"kind":"late-webhook","delayMs":300}""")]
    public async Task Repeated_and_late_calls_change_nothing_more(string paymentId, string fault)
    {
        var shop = new Shop(service, paymentId, gateway: MonetaService.Gateway);
        await shop.ArmAsync(fault);
        await shop.FactAsync("payment-initiated");
        await shop.UntilStateAsync("New");
        await shop.PaidAsync("CONFIRMED");
        await shop.FailAsync();

        await shop.UntilStateAsync("Refunded");
        (await shop.LedgerAsync()).ShouldHaveSingleItem().Amount.ShouldBe(150_000);
    }

    [Fact]
    public async Task One_that_nobody_announced_begins_with_it_under_the_configured_team()
    {
        await new Shop(service, "44021", gateway: MonetaService.Gateway).PaidAsync("CONFIRMED");

        var shop = new Shop(service, "order-44021", gateway: MonetaService.Gateway);
        (await shop.UntilStateAsync("Confirmed")).OriginalAmount.ShouldBe(150_000);
        await shop.FailAsync();
        await shop.UntilStateAsync("Refunded");
    }

    [Fact]
    public async Task At_the_assistant_a_person_is_told_what_to_do_and_records_it()
    {
        await new Shop(service, "44031", gateway: MonetaService.Assistant).PaidAsync("CONFIRMED");
        var shop = new Shop(service, "order-44031", gateway: MonetaService.Assistant);
        await shop.UntilStateAsync("Confirmed");

        await shop.FailAsync();

        (await shop.UntilStateAsync("ManualActionRequired")).Reason.ShouldNotBeNull().ShouldSatisfyAllConditions(
            reason => reason.ShouldContain("https://moneta.test/cabinet"), reason => reason.ShouldContain("150000 RUB"));
        await shop.DecideAsync("manual-refund", ",\"amount\":150000,\"reference\":\"bo-44031\"");
        (await shop.UntilStateAsync("Refunded")).NewAmount.ShouldBe(0);
    }

    [Fact]
    public async Task A_forged_one_changes_nothing()
    {
        var shop = new Shop(service, "44041", gateway: MonetaService.Gateway);
        await shop.FactAsync("payment-initiated");
        await shop.UntilStateAsync("New");
        using var answer = await service.Client.GetAsync(RunningService.Address(
            "/webhooks/moneta/moneta?MNT_ID=54600817&MNT_TRANSACTION_ID=order-44041&MNT_OPERATION_ID=44041&MNT_AMOUNT=1500.00"
            + "&MNT_CURRENCY_CODE=RUB&MNT_TEST_MODE=0&MNT_SIGNATURE=69bdf9bd91820b8f7b4c4b25d3d22dfa"));

        ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()).ShouldBe((401, "FAIL"));
        (await shop.UntilStateAsync("New")).Version.ShouldBe(1);
    }
}

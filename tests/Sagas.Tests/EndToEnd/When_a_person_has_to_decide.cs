using Sagas.Tests.EndToEnd.Support;

namespace Sagas.Tests.EndToEnd;

public sealed class When_a_person_has_to_decide(When_a_person_has_to_decide.CarefulService service) : IClassFixture<When_a_person_has_to_decide.CarefulService>
{
    private const string Careful = "careful";
    private const string Patient = "patient";

    [Fact]
    public async Task Approved_money_goes_back()
    {
        var shop = await WaitingForApprovalAsync("5001");
        (await shop.LedgerAsync()).ShouldBeEmpty();

        await shop.DecideAsync("approve");

        (await shop.UntilStateAsync("Refunded")).NewAmount.ShouldBe(0);
        await shop.MovedOnceAsync("refund");
        (await shop.HistoryAsync()).Single(row => row.Event == "approve-compensation").Actor.ShouldBe("demo");
    }

    [Fact]
    public async Task Dismissed_money_stays_until_another_failure()
    {
        var shop = await WaitingForApprovalAsync("5002");

        await shop.DecideAsync("dismiss");

        (await shop.UntilStateAsync("Confirmed")).NewAmount.ShouldBe(150_000);
        (await shop.LedgerAsync()).ShouldBeEmpty();

        await shop.FailAsync(messageId: "later");
        await shop.UntilStateAsync("AwaitingApproval");
    }

    [Fact]
    public async Task A_request_to_cancel_needs_no_approval()
    {
        var shop = await WaitingForApprovalAsync("5003");

        await shop.StepAsync("cancel-payment");

        await shop.UntilStateAsync("Refunded");
        await shop.MovedOnceAsync("refund");
    }

    [Fact]
    public async Task A_part_is_given_back_by_hand_where_the_gateway_returns_everything_only()
    {
        var shop = await new Shop(service, "5004").PaidAsync("CONFIRMED");
        await shop.FactAsync("payment-captured", ",\"items\":[{\"itemId\":\"a\",\"amount\":50000},{\"itemId\":\"b\",\"amount\":100000}]");
        await shop.FailAsync(",\"items\":[{\"itemId\":\"a\"}]");
        var waiting = await shop.UntilStateAsync("ManualActionRequired");
        waiting.Reason.ShouldNotBeNull().ShouldContain("50000 RUB");
        waiting.Next.At.ShouldNotBeNull();

        await shop.DecideAsync("manual-refund", ",\"amount\":50000,\"reference\":\"bo-17\"");

        var after = await shop.UntilStateAsync("Confirmed");
        (after.Status, after.OriginalAmount, after.NewAmount, after.ReturnedAmount).ShouldBe(("CONFIRMED", 150_000, 100_000, 50_000));
        (await shop.LedgerAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_success_within_the_grace_delay_keeps_the_money()
    {
        var shop = await new Shop(service, "5005", Patient).PaidAsync("CONFIRMED");
        await shop.FactAsync("payment-captured");
        await shop.FailAsync();
        var waiting = await shop.UntilStateAsync("CompensationScheduled");
        waiting.Next.At.ShouldNotBeNull();

        await shop.StepAsync("item-granted");

        (await shop.UntilStateAsync("Confirmed")).NewAmount.ShouldBe(150_000);
        (await shop.LedgerAsync()).ShouldBeEmpty();
    }

    private async Task<Shop> WaitingForApprovalAsync(string paymentId)
    {
        var shop = await new Shop(service, paymentId, Careful).PaidAsync("CONFIRMED");
        await shop.FactAsync("payment-captured");
        await shop.FailAsync();
        await shop.UntilStateAsync("AwaitingApproval");
        return shop;
    }

    public sealed class CarefulService : RunningService
    {
        protected override IEnumerable<(string Key, string Value)> Settings() =>
        [
            ($"Compensation:Teams:{Careful}:ItemGrantFailed:Mode", "Approval"),
            ($"Compensation:Teams:{Patient}:ItemGrantFailed:Delay", "00:10:00"),
        ];
    }
}

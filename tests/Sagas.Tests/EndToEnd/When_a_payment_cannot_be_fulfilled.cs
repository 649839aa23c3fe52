using Sagas.Tests.EndToEnd.Support;

namespace Sagas.Tests.EndToEnd;

public sealed class When_a_payment_cannot_be_fulfilled(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task A_captured_payment_is_refunded_once()
    {
        var shop = await new Shop(service, "1001").PaidAsync("CONFIRMED");
        await shop.FactAsync("payment-captured");

        await shop.FailAsync();

        var seen = await shop.UntilStateAsync("Refunded");
        (seen.Status, seen.OriginalAmount, seen.NewAmount, seen.ReturnedAmount).ShouldBe(("REFUNDED", 150_000, 0, 150_000));
        seen.Reason.ShouldBe("out of stock");
        await shop.MovedOnceAsync("refund");
        (await shop.LedgerAsync()).Single().OperationKey.ShouldBe(seen.Operation.ShouldNotBeNull().Id.ToString("D"));
    }

    [Fact]
    public async Task A_held_payment_is_reversed()
    {
        var shop = await new Shop(service, "1002").PaidAsync("AUTHORIZED");
        await shop.FactAsync("payment-authorized");

        await shop.FailAsync();

        var seen = await shop.UntilStateAsync("Reversed");
        (seen.Status, seen.NewAmount).ShouldBe(("REVERSED", 0));
        await shop.MovedOnceAsync("reverse");
    }

    [Fact]
    public async Task An_unpaid_payment_is_cancelled_on_request()
    {
        var shop = await new Shop(service, "1003").PaidAsync("NEW");
        await shop.FactAsync("payment-initiated");

        await shop.StepAsync("cancel-payment");

        var seen = await shop.UntilStateAsync("Cancelled");
        (seen.Status, seen.NewAmount).ShouldBe(("CANCELLED", 0));
        await shop.MovedOnceAsync("cancel");
    }

    [Fact]
    public async Task A_failure_that_overtakes_the_capture_is_remembered()
    {
        var shop = await new Shop(service, "1004").PaidAsync("CONFIRMED");
        await shop.FailAsync();
        var before = await shop.UntilStateAsync("AwaitingPayment");
        before.Status.ShouldBeNull();
        before.Next.At.ShouldNotBeNull();

        await shop.FactAsync("payment-captured");

        (await shop.UntilStateAsync("Refunded")).NewAmount.ShouldBe(0);
        await shop.MovedOnceAsync("refund");
    }

    [Fact]
    public async Task A_failed_notification_gives_the_money_back_too()
    {
        var shop = await new Shop(service, "1005").PaidAsync("CONFIRMED");
        await shop.FactAsync("payment-captured");
        await shop.StepAsync("item-granted");

        await shop.SayAsync("notification-failed");

        await shop.UntilStateAsync("Refunded");
        await shop.MovedOnceAsync("refund");
    }

    [Fact]
    public async Task A_payment_that_is_granted_and_notified_keeps_its_money()
    {
        var shop = await new Shop(service, "1006").PaidAsync("CONFIRMED");
        foreach (var name in new[] { "payment-captured", "item-granted", "notification-delivered" })
            await shop.SayAsync(name);

        (await shop.UntilStateAsync("Fulfilled")).NewAmount.ShouldBe(150_000);
        (await shop.LedgerAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_list_and_the_page_show_it_and_the_process_stays_ready()
    {
        var shop = await new Shop(service, "1007").PaidAsync("CONFIRMED");
        await shop.FactAsync("payment-captured");
        await shop.FailAsync();
        await shop.UntilStateAsync("Refunded");

        (await service.GetAsync("/api/payments?status=REFUNDED")).GetProperty("payments").EnumerateArray()
            .ShouldContain(payment => payment.GetProperty("paymentId").GetString() == "1007");
        (await service.Client.GetStringAsync(RunningService.Address("/payments"))).ShouldContain("1007");
        using var ready = await service.Client.GetAsync(RunningService.Address("/health/ready"));
        ((int)ready.StatusCode).ShouldBe(200);
    }
}

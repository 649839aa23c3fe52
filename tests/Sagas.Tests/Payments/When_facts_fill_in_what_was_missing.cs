using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Payments;

public sealed class When_facts_fill_in_what_was_missing
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_order_may_come_with_a_step()
    {
        var driver = new SagaDriver().With(Some.GrantFailed() with { OrderId = "order-9" }, Some.Captured(), Some.NotifyFailed() with { OrderId = "order-3" });
        driver.Saga.OrderId.ShouldBe("order-9");
        new SagaDriver().With(Some.Granted() with { OrderId = "order-9" }, Some.Notified() with { OrderId = "order-3" }).Saga.OrderId.ShouldBe("order-9");
    }

    [Fact]
    public void A_price_may_come_with_a_success_or_a_request()
    {
        var driver = Situations.Resting(PaymentStatus.Confirmed).With(Some.Granted(Noon, Some.Item("a", 50_000)), Some.GrantFailed(Noon.AddMinutes(1), Some.Item("a")));
        driver.Command().Amount.ShouldBe(50_000);
        driver = Situations.Resting(PaymentStatus.Confirmed).With(Some.Cancel() with { Items = [Some.Item("a", 20_000)] });
        driver.Command().Amount.ShouldBe(20_000);
        driver.Command().Reason.ShouldBe("the merchant asked to cancel");
        driver.Saga.Prices["a"].ShouldBe(20_000);
    }

    [Theory]
    [InlineData("nothing", true)]
    [InlineData("a back office", false)]
    [InlineData("an id", false)]
    [InlineData("a session", true)]
    [InlineData("the configuration", false)]
    public void A_gateway_is_asked_for_the_payment_only_where_it_can_be(string what, bool asked)
    {
        var driver = new SagaDriver(gateway: new GatewayProfile { ManualInstruction = what == "a back office" ? "Look." : null });
        if (what == "the configuration")
            driver.Gateways.Clear();
        driver.With(Some.GrantFailed(), Some.ReturnedElsewhere(50_000) with
        {
            GatewayPaymentId = what is "an id" or "a session" ? null : "1001",
            GatewaySessionId = what == "a session" ? "s-1" : null,
        });
        driver.Ring();
        driver.All<ResolveOperation>().Count.ShouldBe(asked ? 1 : 0);
        driver.Saga.State.ShouldBe(asked ? "AwaitingPayment" : "ManualActionRequired");
    }

    [Fact]
    public void The_questions_about_an_end_are_not_put_off_by_messages()
    {
        var driver = new SagaDriver(gateway: new GatewayProfile { CancelUnpaid = false }).With(Some.Initiated(), Some.Cancel());
        var due = driver.Saga.DueAt;
        due.ShouldBe(driver.Clock.GetUtcNow() + TimeSpan.FromSeconds(10));
        driver.Pass(TimeSpan.FromSeconds(5)).With(Some.NotifyFailed(), Some.Initiated());
        driver.Saga.DueAt.ShouldBe(due);
    }

    [Fact]
    public void A_capture_after_the_end_of_money_that_went_back_before_is_only_an_alert()
    {
        var driver = Situations.Resting(PaymentStatus.New).With(Some.ReturnedElsewhere(), Some.Expired(), Some.Captured());
        driver.Alerted.ShouldBeTrue();
        driver.ShouldBe("Cancelled", PaymentStatus.Cancelled);
        driver.All<ResolveOperation>().ShouldBeEmpty();
        driver = Situations.Resting(PaymentStatus.New).With(Some.ReturnedElsewhere(Some.Full - 1), Some.Expired(), Some.Captured());
        driver.Question().Amount.ShouldBe(1);
    }

    [Fact]
    public void A_contradiction_stops_only_what_is_unfinished()
    {
        var paid = new SagaDriver().With(Some.Captured(), Some.GrantFailed(null, Some.Item("a", 50_000))).Succeed(PaymentStatus.Confirmed);
        paid.With(Some.Captured(1)).ShouldBe("Confirmed", PaymentStatus.Confirmed);
        paid.Alerted.ShouldBeTrue();
        new SagaDriver().With(Some.Initiated(), Some.GrantFailed(null, Some.Item("a", 50_000)), Some.Authorized(1)).Saga.State.ShouldBe("ManualActionRequired");
    }

    [Fact]
    public void A_dispute_counts_by_when_it_happened()
    {
        var driver = Situations.Resting(PaymentStatus.Confirmed).With(Some.Disputed() with { OccurredAt = Noon }, Some.Dismiss());
        driver.With(Some.Disputed() with { OccurredAt = Noon.AddMinutes(-1) }).Saga.State.ShouldBe("Confirmed");
        driver.Alerted.ShouldBeFalse();
        driver.With(Some.Disputed() with { OccurredAt = Noon.AddMinutes(1), Reason = null }).Saga.State.ShouldBe("ManualActionRequired");
        driver.Saga.Reason.ShouldBe("the customer disputes the payment (no reason given): decide before money goes back twice");
    }
}

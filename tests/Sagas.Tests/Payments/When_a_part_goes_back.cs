using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Payments;

public sealed class When_a_part_goes_back
{
    private static readonly PaymentItem A = Some.Item("a", 50_000);
    private static readonly PaymentItem B = Some.Item("b", 30_000);

    [Fact]
    public void The_payment_is_again_confirmed_with_what_remains()
    {
        var driver = Failed(A).Succeed(PaymentStatus.Confirmed);
        driver.ShouldBe("Confirmed", PaymentStatus.Confirmed);
        driver.Saga.NewAmount.ShouldBe(100_000);
        driver.Saga.OriginalAmount.ShouldBe(Some.Full);
        var told = driver.All<PaymentRefunded>().ShouldHaveSingleItem();
        (told.Amount, told.NewAmount).ShouldBe((50_000, 100_000));
        driver.Saga.DueAt.ShouldBeNull();
    }

    [Fact]
    public void The_payment_is_again_fulfilled_when_it_was()
    {
        var driver = Situations.Resting(PaymentStatus.Confirmed).With(Some.Granted(), Some.Notified()).Pass(TimeSpan.FromMinutes(1));
        driver.With(Some.GrantFailed(null, A)).Succeed(PaymentStatus.Confirmed);
        driver.ShouldBe("Fulfilled", PaymentStatus.Confirmed);
    }

    [Fact]
    public void An_item_counts_once_with_the_largest_amount()
    {
        var driver = Failed(A, Some.Item("a", 20_000)).With(Some.GrantFailed(null, A), Some.NotifyFailed() with { Items = [A] });
        driver.Command().Amount.ShouldBe(50_000);
        driver.Succeed(PaymentStatus.Confirmed);
        driver.Commands().Count.ShouldBe(1);
        driver.With(Some.GrantFailed(null, A));
        driver.Commands().Count.ShouldBe(1);
        driver.With(Some.GrantFailed(null, Some.Item("a", 60_000)));
        driver.Command().Amount.ShouldBe(10_000);
    }

    [Fact]
    public void Items_that_fail_one_after_the_other_are_returned_one_after_the_other()
    {
        var driver = Failed(A).With(Some.GrantFailed(null, B));
        driver.Commands().Count.ShouldBe(1);
        driver.Succeed(PaymentStatus.Confirmed);
        driver.Commands().Select(command => command.Amount).ShouldBe([50_000, 30_000]);
        driver.All<CompensationStarted>().Count.ShouldBe(1);
        driver.Succeed(PaymentStatus.Confirmed);
        driver.Saga.NewAmount.ShouldBe(70_000);
        driver.With(Some.GrantFailed());
        driver.Command().Amount.ShouldBe(70_000);
        driver.All<CompensationStarted>().Count.ShouldBe(2);
        driver.Succeed(PaymentStatus.Refunded).ShouldBe("Refunded", PaymentStatus.Refunded);
        driver.All<PaymentRefunded>().Sum(told => told.Amount).ShouldBe(Some.Full);
    }

    [Fact]
    public void Several_items_go_back_together()
    {
        var command = Failed(A, B).Command();
        command.Amount.ShouldBe(80_000);
        command.Items.ShouldNotBeNull().Select(item => item.ItemId).ShouldBe(["a", "b"]);
    }

    [Theory]
    [InlineData(Some.Full + 1)]
    [InlineData(long.MaxValue)]
    public void The_sum_is_never_above_what_was_captured(long amount)
    {
        var driver = Failed(Some.Item("a", amount), Some.Item("b", amount));
        driver.Command().Amount.ShouldBe(Some.Full);
        driver.Succeed(PaymentStatus.Refunded).With(Some.GrantFailed(null, Some.Item("c", amount)));
        driver.Commands().Count.ShouldBe(1);
    }

    [Fact]
    public void An_amount_that_nobody_told_needs_a_person_until_it_is_known()
    {
        var driver = Failed(Some.Item("a"));
        driver.Saga.State.ShouldBe("ManualActionRequired");
        driver.Saga.Reason.ShouldNotBeNull().ShouldContain("item a");
        driver.With(Some.GrantFailed(null, A), Some.Retry());
        driver.Command().Amount.ShouldBe(50_000);
    }

    [Fact]
    public void The_price_may_come_from_any_fact()
    {
        var driver = new SagaDriver().With(Some.Captured() with { Items = [A] }, Some.GrantFailed(null, Some.Item("a")));
        driver.Command().Amount.ShouldBe(50_000);
    }

    [Fact]
    public void A_gateway_that_refunds_in_full_only_needs_a_person_with_the_amount()
    {
        var driver = new SagaDriver(gateway: new GatewayProfile()).With(Some.Captured(), Some.GrantFailed(null, A));
        driver.Saga.State.ShouldBe("ManualActionRequired");
        driver.Saga.Reason.ShouldNotBeNull().ShouldContain("50000 RUB");
        driver.Last<CompensationNeedsAttention>().Amount.ShouldBe(50_000);
        driver.With(Some.ByHand(50_000)).ShouldBe("Confirmed", PaymentStatus.Confirmed);
    }

    [Fact]
    public void A_held_payment_waits_for_the_capture()
    {
        var driver = Situations.Resting(PaymentStatus.Authorized).With(Some.GrantFailed(null, A));
        driver.ShouldBe("Authorized", PaymentStatus.Authorized);
        driver.Saga.Reason.ShouldNotBeNull().ShouldContain("waits for the capture");
        driver.Commands().ShouldBeEmpty();
        driver.With(Some.Captured());
        driver.Command().ShouldBeOfType<RefundPayment>().Amount.ShouldBe(50_000);
    }

    [Fact]
    public void A_part_released_from_the_hold_is_told_once_and_the_capture_takes_the_rest()
    {
        var driver = new SagaDriver(gateway: new GatewayProfile { PartialReverse = true, PartialRefund = true }).With(Some.Authorized(), Some.GrantFailed(null, A));
        driver.Succeed(PaymentStatus.Authorized);
        driver.ShouldBe("Authorized", PaymentStatus.Authorized);
        driver.With(Some.Captured(100_000));
        driver.Saga.NewAmount.ShouldBe(100_000);
        driver.All<PaymentReversed>().ShouldHaveSingleItem().Amount.ShouldBe(50_000);
        driver.All<PaymentRefunded>().ShouldBeEmpty();
        driver.With(Some.Cancel());
        driver.Command().Amount.ShouldBe(100_000);
    }

    [Fact]
    public void A_capture_that_only_the_gateway_tells_does_not_count_what_was_released()
    {
        var driver = new SagaDriver(gateway: new GatewayProfile { PartialReverse = true, PartialRefund = true }).With(Some.Authorized(), Some.GrantFailed(null, A));
        driver.Succeed(PaymentStatus.Authorized).With(Some.Cancel());
        driver.With(Some.Rejected(driver.Command(), RejectionCause.PaymentMovedOn, PaymentStatus.Confirmed));
        driver.Command().ShouldBeOfType<RefundPayment>().Amount.ShouldBe(100_000);
    }

    [Fact]
    public void All_parts_of_a_hold_end_it()
    {
        var driver = new SagaDriver(gateway: new GatewayProfile { PartialReverse = true }).With(Some.Authorized(), Some.GrantFailed(null, A));
        driver.Succeed(PaymentStatus.Authorized).With(Some.Cancel()).Succeed(PaymentStatus.Authorized);
        driver.ShouldBe("Reversed", PaymentStatus.Reversed);
        driver.All<PaymentReversed>().Select(told => told.Amount).ShouldBe([50_000, 100_000]);
    }

    [Fact]
    public void Less_than_was_asked_for_is_followed_by_the_rest()
    {
        var driver = Situations.Refunding().Succeed(PaymentStatus.Confirmed, 100_000);
        driver.Command().Amount.ShouldBe(50_000);
        driver.Commands().Count.ShouldBe(2);
    }

    private static SagaDriver Failed(params PaymentItem[] items) => new SagaDriver().With(Some.Captured(), Some.GrantFailed(null, items));
}

using Sagas.Contracts;

namespace Sagas.Tests.Payments;

public sealed class When_only_an_unpaid_payment_may_be_cancelled
{
    [Fact]
    public void A_new_payment_is_cancelled() =>
        Situations.Resting(PaymentStatus.New).With(Some.Cancel(onlyUnpaid: true)).Command().ShouldBeOfType<CancelSession>();

    [Theory]
    [InlineData(PaymentStatus.Authorized)]
    [InlineData(PaymentStatus.Confirmed)]
    public void A_paid_one_is_left_alone(PaymentStatus status)
    {
        var driver = Situations.Resting(status).With(Some.Cancel(onlyUnpaid: true));
        driver.ShouldBe(status.ToString(), status);
        driver.Sent.ShouldBeEmpty();
        driver.With(Some.Captured());
        driver.Commands().ShouldBeEmpty();
    }

    [Fact]
    public void A_capture_that_was_faster_keeps_the_money()
    {
        var driver = Situations.Resting(PaymentStatus.New).With(Some.Cancel(onlyUnpaid: true));
        driver.With(Some.Rejected(driver.Command(), RejectionCause.PaymentMovedOn, PaymentStatus.Confirmed, Some.Full));
        driver.ShouldBe("Confirmed", PaymentStatus.Confirmed);
        driver.Commands().Count.ShouldBe(1);
    }

    [Fact]
    public void Before_any_fact_it_waits_for_one()
    {
        new SagaDriver().With(Some.Cancel(onlyUnpaid: true), Some.Captured()).ShouldBe("Confirmed", PaymentStatus.Confirmed);
        new SagaDriver().With(Some.Cancel(onlyUnpaid: true), Some.Initiated()).Commands().ShouldHaveSingleItem();
    }

    [Fact]
    public void A_full_request_is_heard_although_its_clock_is_behind()
    {
        var driver = Situations.Resting(PaymentStatus.Confirmed).With(Some.Cancel(onlyUnpaid: true));
        driver.With(Some.Cancel() with { OccurredAt = driver.Clock.GetUtcNow().AddMinutes(-1) });
        driver.Commands().ShouldHaveSingleItem().ShouldBeOfType<RefundPayment>();
    }

    [Fact]
    public void The_narrower_request_does_not_take_back_the_full_one()
    {
        var driver = new SagaDriver().With(Some.Cancel(), Some.Cancel(onlyUnpaid: true), Some.Captured());
        driver.Commands().ShouldHaveSingleItem();
    }

    [Fact]
    public void A_failure_beside_it_gives_back_all_the_same() =>
        Situations.Resting(PaymentStatus.Confirmed).With(Some.Cancel(onlyUnpaid: true), Some.GrantFailed()).Commands().ShouldHaveSingleItem();

    [Fact]
    public void The_same_request_again_cancels_once()
    {
        var driver = Situations.Resting(PaymentStatus.New).With(Some.Cancel(requestId: "r-1"), Some.Cancel(requestId: "r-1"), Some.Cancel(requestId: "r-2"));
        driver.Commands().ShouldHaveSingleItem();
    }
}

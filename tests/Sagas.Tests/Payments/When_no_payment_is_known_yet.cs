using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Payments;

public sealed class When_no_payment_is_known_yet
{
    [Fact]
    public void A_failure_waits_an_hour_and_then_needs_a_person()
    {
        var driver = new SagaDriver().With(Some.GrantFailed());
        driver.Saga.DueAt.ShouldBe(driver.Clock.GetUtcNow() + TimeSpan.FromHours(1));
        driver.Ring();
        driver.Saga.State.ShouldBe("ManualActionRequired");
        driver.Last<CompensationNeedsAttention>().Reason.ShouldNotBeNull().ShouldContain("no payment is known");
    }

    [Fact]
    public void A_second_failure_does_not_start_the_wait_anew()
    {
        var driver = new SagaDriver().With(Some.GrantFailed());
        var due = driver.Saga.DueAt;
        driver.Pass(TimeSpan.FromMinutes(30)).With(Some.NotifyFailed());
        driver.Saga.DueAt.ShouldBe(due);
    }

    [Fact]
    public void The_gateway_is_asked_when_it_is_known()
    {
        var driver = new SagaDriver().With(Some.GrantFailed(), Some.ReturnedElsewhere(50_000));
        driver.Ring();
        var question = driver.All<ResolveOperation>().ShouldHaveSingleItem();
        question.Kind.ShouldBeNull();
        driver.Saga.State.ShouldBe("AwaitingPayment");

        driver.With(Some.NotDone(question, PaymentStatus.Confirmed, Some.Full));
        driver.Command().ShouldBeOfType<RefundPayment>().Amount.ShouldBe(100_000);
        driver.Succeed(PaymentStatus.Refunded);
        driver.ShouldBe("Refunded", PaymentStatus.Refunded);
    }

    [Fact]
    public void A_gateway_that_never_knows_leads_to_a_person()
    {
        var driver = new SagaDriver().With(Some.GrantFailed(), Some.ReturnedElsewhere(50_000));
        driver.RingUntil("ManualActionRequired").ShouldBe(10);
        driver.All<ResolveOperation>().Count.ShouldBe(9);
        driver.Saga.OpenOperation.ShouldBeNull();
    }

    [Fact]
    public void Part_of_the_money_gone_back_elsewhere_does_not_lose_the_failure()
    {
        var driver = new SagaDriver().With(Some.ReturnedElsewhere(50_000), Some.GrantFailed());
        driver.Saga.DueAt.ShouldNotBeNull();
    }

    [Fact]
    public void What_a_person_gave_back_ends_the_waiting()
    {
        var driver = new SagaDriver().With(Some.GrantFailed());
        driver.Ring();
        driver.With(Some.ByHand());
        driver.Saga.State.ShouldBe("AwaitingPayment");
        driver.Saga.DueAt.ShouldBeNull();

        driver.With(Some.Captured());
        driver.ShouldBe("Refunded", PaymentStatus.Refunded);
        driver.Commands().ShouldBeEmpty();
        driver.All<PaymentRefunded>().ShouldHaveSingleItem().Amount.ShouldBe(Some.Full);
    }

    [Fact]
    public void A_status_told_by_the_gateway_without_an_amount_needs_a_person()
    {
        var driver = new SagaDriver().With(Some.GrantFailed(), Some.ReturnedElsewhere(50_000));
        driver.Ring();
        driver.With(Some.NotDone(driver.Question(), PaymentStatus.Confirmed));
        driver.Saga.State.ShouldBe("ManualActionRequired");
        driver.Commands().ShouldBeEmpty();
    }

    [Fact]
    public void A_success_takes_the_failure_back()
    {
        var driver = new SagaDriver().With(Some.GrantFailed(), Some.Granted());
        driver.Saga.DueAt.ShouldBeNull();
        driver.With(Some.Captured());
        driver.ShouldBe("Confirmed", PaymentStatus.Confirmed);
    }

    [Fact]
    public void The_answer_to_a_question_counts_once()
    {
        var driver = new SagaDriver().With(Some.GrantFailed(), Some.ReturnedElsewhere(50_000));
        driver.Ring();
        var answer = Some.Succeeded(driver.Question(), PaymentStatus.Refunded, Some.Full);
        driver.With(answer, answer);
        driver.ShouldBe("Refunded", PaymentStatus.Refunded);
        driver.Saga.ReturnedAmount.ShouldBe(Some.Full);
        driver.All<PaymentRefunded>().ShouldHaveSingleItem();
    }

    [Fact]
    public void The_wait_is_an_option()
    {
        var driver = new SagaDriver(options: new SagaOptions { AwaitPaymentFor = TimeSpan.FromMinutes(5) }).With(Some.NotifyFailed());
        driver.Saga.DueAt.ShouldBe(driver.Clock.GetUtcNow() + TimeSpan.FromMinutes(5));
    }
}

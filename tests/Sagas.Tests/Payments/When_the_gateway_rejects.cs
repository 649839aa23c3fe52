using Sagas.Contracts;

namespace Sagas.Tests.Payments;

public sealed class When_the_gateway_rejects
{
    [Fact]
    public void A_refusal_needs_a_person_who_sees_why()
    {
        var driver = Situations.Refused();
        driver.ShouldBe("ManualActionRequired", PaymentStatus.Confirmed);
        var asked = driver.All<CompensationNeedsAttention>().ShouldHaveSingleItem();
        asked.Reason.ShouldNotBeNull().ShouldContain("cannot be cancelled");
        asked.Amount.ShouldBe(Some.Full);
        asked.Gateway.ShouldBe("ibusiness");
        driver.Ring();
        driver.All<CompensationNeedsAttention>().Count.ShouldBe(2);
        driver.Saga.DueAt.ShouldBe(driver.Clock.GetUtcNow() + TimeSpan.FromDays(1));
    }

    [Fact]
    public void Only_then_a_retry_uses_a_new_operation()
    {
        var driver = Situations.Refused().With(Some.Retry());
        driver.Commands().Count.ShouldBe(2);
        driver.Command().OperationId.ShouldBe(SagaIds.ForOperation(driver.Saga.CorrelationId, 2));
        driver.Command().Attempt.ShouldBe(1);
        driver.All<CompensationStarted>().Count.ShouldBe(1);
    }

    [Fact]
    public void The_refusal_again_changes_nothing()
    {
        var driver = Situations.Refused();
        driver.ShouldChangeNothing(Some.Rejected(driver.Command(), RejectionCause.Refused));
    }

    [Fact]
    public void Already_done_is_read_back_before_it_is_believed()
    {
        var driver = Situations.Refunding();
        driver.With(Some.Rejected(driver.Command(), RejectionCause.AlreadyDone));
        driver.Saga.State.ShouldBe("Reconciling");
        driver.Saga.ReturnedAmount.ShouldBe(0);
        driver.With(Some.Succeeded(driver.Question(), PaymentStatus.Refunded, external: true));
        driver.ShouldBe("Refunded", PaymentStatus.Refunded);
        driver.Saga.ReturnedAmount.ShouldBe(Some.Full);
    }

    [Fact]
    public void Already_done_of_which_the_gateway_shows_nothing_needs_a_person()
    {
        var driver = Situations.Refunding();
        driver.With(Some.Rejected(driver.Command(), RejectionCause.AlreadyDone), Some.NotDone(driver.Command()));
        driver.Saga.State.ShouldBe("ManualActionRequired");
        driver.Commands().Count.ShouldBe(1);
    }

    [Fact]
    public void Already_done_is_not_taken_for_a_no_in_front_of_a_person()
    {
        var driver = Situations.Unresolved();
        driver.With(Some.Rejected(driver.Command(), RejectionCause.AlreadyDone), Some.Retry());
        driver.Commands().Count.ShouldBe(1);
        driver.Saga.State.ShouldBe("Reconciling");
    }

    [Fact]
    public void A_late_success_corrects_it()
    {
        var driver = Situations.Refused().Succeed(PaymentStatus.Refunded);
        driver.ShouldBe("Refunded", PaymentStatus.Refunded);
        driver.Alerted.ShouldBeTrue();
        driver.All<PaymentRefunded>().ShouldHaveSingleItem().Reason.ShouldBe("out of stock");
        driver.Saga.Reason.ShouldBe("out of stock");
    }

    [Fact]
    public void A_late_success_of_a_part_leaves_the_rest_to_the_person()
    {
        var driver = Situations.Refused().Succeed(PaymentStatus.Confirmed, 50_000);
        driver.Saga.State.ShouldBe("ManualActionRequired");
        driver.Saga.ReturnedAmount.ShouldBe(50_000);
        driver.Commands().Count.ShouldBe(1);
        driver.With(Some.Retry());
        driver.Command().Amount.ShouldBe(100_000);
    }

    [Fact]
    public void Success_is_never_taken_back()
    {
        var driver = Situations.Refunding().Succeed(PaymentStatus.Refunded);
        driver.ShouldChangeNothing(Some.Rejected(driver.Command(), RejectionCause.Refused));
        driver.ShouldChangeNothing(Some.NotDone(driver.Command(), PaymentStatus.Confirmed));
        driver.ShouldChangeNothing(Some.Unknown(driver.Command()));
        driver.ShouldChangeNothing(Some.NotSent(driver.Command()));
        driver.ShouldChangeNothing(Some.Accepted(driver.Command()));
    }

    [Fact]
    public void A_success_that_is_denied_later_is_an_alert()
    {
        foreach (var denial in new Func<IGatewayCommand, object>[] { command => Some.NotDone(command), command => Some.Rejected(command, RejectionCause.Refused) })
        {
            var driver = Situations.Refunding().Succeed(PaymentStatus.Refunded);
            driver.With(denial(driver.Command()));
            driver.Alerted.ShouldBeTrue();
        }
    }

    [Fact]
    public void A_refusal_after_everything_went_back_elsewhere_ends_it()
    {
        var driver = Situations.Refunding().With(Some.ReturnedElsewhere());
        driver.Alerted.ShouldBeTrue();
        driver.With(Some.Rejected(driver.Command(), RejectionCause.Refused));
        driver.ShouldBe("Refunded", PaymentStatus.Refunded);
        driver.All<PaymentRefunded>().Count.ShouldBe(1);
    }

    [Fact]
    public void An_answer_to_an_operation_that_is_not_known_is_an_alert_and_its_money_counts()
    {
        var driver = Situations.Resting(PaymentStatus.Confirmed);
        var stray = Some.Succeeded(Situations.Refunding().Command(), PaymentStatus.Confirmed, 50_000) with { OperationId = Guid.Empty };
        driver.With(stray, stray);
        driver.Alerted.ShouldBeTrue();
        driver.Saga.ReturnedAmount.ShouldBe(50_000);
        driver.With(Some.GrantFailed());
        driver.Command().Amount.ShouldBe(100_000);
    }
}

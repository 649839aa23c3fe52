using Sagas.Contracts;

namespace Sagas.Tests.Payments;

public sealed class When_a_person_dismisses
{
    [Fact]
    public void What_was_refused_stays_with_the_merchant()
    {
        var driver = Situations.Refused().With(Some.Dismiss());
        driver.ShouldBe("Confirmed", PaymentStatus.Confirmed);
        driver.Saga.Payable.ShouldBe(0);
        driver.All<CompensationDismissed>().ShouldHaveSingleItem().Reason.ShouldBe("customer keeps it");
        driver.Commands().Count.ShouldBe(1);
    }

    [Fact]
    public void A_later_failure_opens_it_again_under_a_new_operation()
    {
        var driver = Situations.Refused().With(Some.Dismiss()).Pass(TimeSpan.FromMinutes(1)).With(Some.GrantFailed());
        driver.Commands().Count.ShouldBe(2);
        driver.Commands().Select(command => command.OperationId).Distinct().Count().ShouldBe(2);
        driver.All<CompensationStarted>().Count.ShouldBe(2);
    }

    [Fact]
    public void A_doubtful_operation_that_succeeds_late_is_booked_with_an_alert()
    {
        var driver = Situations.Unresolved().With(Some.Dismiss());
        driver.ShouldBe("Confirmed", PaymentStatus.Confirmed);
        driver.Succeed(PaymentStatus.Refunded);
        driver.Alerted.ShouldBeTrue();
        driver.ShouldBe("Refunded", PaymentStatus.Refunded);
        driver.All<PaymentRefunded>().Count.ShouldBe(1);
    }

    [Fact]
    public void After_a_doubtful_operation_a_later_failure_asks_before_it_sends()
    {
        var driver = Situations.Unresolved().With(Some.Dismiss(), Some.NotifyFailed());
        driver.Saga.State.ShouldBe("Reconciling");
        driver.Commands().Count.ShouldBe(1);
        driver.Question().OperationId.ShouldBe(driver.Command().OperationId);

        driver.With(Some.NotDone(driver.Question()));
        driver.Commands().Count.ShouldBe(2);
        driver.Command().OperationId.ShouldBe(driver.Commands()[0].OperationId);
        driver.Command().Attempt.ShouldBe(2);
        driver.All<CompensationStarted>().Count.ShouldBe(2);
    }

    [Fact]
    public void Proof_that_comes_meanwhile_clears_the_doubt()
    {
        var driver = Situations.Unresolved().With(Some.Dismiss());
        driver.With(Some.NotDone(driver.Command()), Some.NotifyFailed());
        driver.Commands().Count.ShouldBe(2);
        driver.Commands().Select(command => command.OperationId).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void What_remains_of_a_claim_that_was_paid_in_part_is_cleared_too()
    {
        var driver = Situations.Refunding().Succeed(PaymentStatus.Confirmed, 100_000);
        driver.With(Some.Rejected(driver.Command(), RejectionCause.Refused), Some.Dismiss());
        driver.ShouldBe("Confirmed", PaymentStatus.Confirmed);
        driver.Commands().Count.ShouldBe(2);
        driver.Saga.Payable.ShouldBe(0);
    }

    [Fact]
    public void An_item_that_was_paid_does_not_count_against_a_later_one()
    {
        var driver = new SagaDriver().With(Some.Captured(), Some.GrantFailed(null, Some.Item("a", 50_000))).Succeed(PaymentStatus.Confirmed);
        driver.With(Some.GrantFailed(null, Some.Item("b", 30_000)));
        driver.With(Some.Rejected(driver.Command(), RejectionCause.Refused), Some.Dismiss(), Some.GrantFailed(null, Some.Item("c", 20_000)));
        driver.Command().Amount.ShouldBe(20_000);
    }

    [Fact]
    public void Money_captured_after_the_end_stays_as_the_person_says()
    {
        var driver = Situations.CapturedAfterCancel();
        driver.RingUntil("ManualActionRequired");
        driver.With(Some.Dismiss()).ShouldBe("Cancelled", PaymentStatus.Cancelled);
        driver.Commands().ShouldBeEmpty();
        driver.Saga.DueAt.ShouldBeNull();
    }
}

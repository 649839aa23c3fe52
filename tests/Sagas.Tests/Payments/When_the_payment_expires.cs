using Sagas.Contracts;

namespace Sagas.Tests.Payments;

public sealed class When_the_payment_expires
{
    [Theory]
    [InlineData(PaymentStatus.New, PaymentStatus.Cancelled)]
    [InlineData(PaymentStatus.Authorized, PaymentStatus.Reversed)]
    public void An_unpaid_one_ends_without_an_operation(PaymentStatus status, PaymentStatus end)
    {
        var driver = Situations.Resting(status).With(Some.Expired(), Some.Expired());
        driver.ShouldBe(end.ToString(), end);
        driver.All<ISagaFact>().ShouldHaveSingleItem().Reason.ShouldBeNull();
        driver.Commands().ShouldBeEmpty();
        driver.With(Some.GrantFailed(), Some.Cancel(), Situations.Fact(status)).ShouldBe(end.ToString(), end);
    }

    [Fact]
    public void As_the_first_fact_it_ends_what_was_never_announced()
    {
        new SagaDriver().With(Some.Expired(), Some.Initiated()).ShouldBe("Cancelled", PaymentStatus.Cancelled);
        new SagaDriver().With(Some.GrantFailed(), Some.Expired()).Commands().ShouldBeEmpty();
    }

    [Fact]
    public void Of_taken_money_it_is_noted_with_an_alert()
    {
        var driver = Situations.Resting(PaymentStatus.Confirmed);
        driver.ShouldChangeNothing(Some.Expired());
        driver.Alerted.ShouldBeTrue();
    }

    [Theory]
    [InlineData(PaymentStatus.New, PaymentStatus.Cancelled)]
    [InlineData(PaymentStatus.Authorized, PaymentStatus.Reversed)]
    public void While_it_is_being_undone_the_end_is_told_once(PaymentStatus status, PaymentStatus end)
    {
        foreach (var doubtful in new[] { false, true })
        {
            var driver = Situations.Returning(status);
            if (doubtful)
                driver.With(Some.Unknown(driver.Command()));
            driver.With(Some.Expired()).ShouldBe(end.ToString(), end);
            driver.Succeed(end).ShouldBe(end.ToString(), end);
            driver.Alerted.ShouldBeFalse();
            driver.All<ISagaFact>().Count(fact => fact is PaymentCancelled or PaymentReversed).ShouldBe(1);
        }
    }

    [Theory]
    [InlineData(PaymentStatus.New)]
    [InlineData(PaymentStatus.Authorized)]
    public void A_rejection_that_then_tells_of_a_capture_asks_the_gateway(PaymentStatus status)
    {
        var driver = Situations.Returning(status).With(Some.Expired());
        driver.With(Some.Rejected(driver.Command(), RejectionCause.PaymentMovedOn, PaymentStatus.Confirmed, Some.Full));
        driver.Saga.State.ShouldBe("Reconciling");
        driver.With(Some.NotDone(driver.Question(), PaymentStatus.Confirmed, Some.Full));
        driver.Command().ShouldBeOfType<RefundPayment>().Amount.ShouldBe(Some.Full);
    }

    [Fact]
    public void In_front_of_a_person_it_ends_the_payment()
    {
        var driver = Situations.Reversing();
        driver.With(Some.Rejected(driver.Command(), RejectionCause.Refused), Some.Expired());
        driver.ShouldBe("Reversed", PaymentStatus.Reversed);
        driver.Saga.DueAt.ShouldBeNull();
    }

    [Fact]
    public void In_the_delay_and_before_the_approval_it_ends_the_payment()
    {
        new SagaDriver(rules => rules.ItemGrantFailed = new() { Delay = TimeSpan.FromHours(1) })
            .With(Some.Authorized(), Some.GrantFailed(), Some.Expired()).ShouldBe("Reversed", PaymentStatus.Reversed);
        new SagaDriver(rules => rules.ItemGrantFailed = new() { Mode = Sagas.Payments.CompensationMode.Approval })
            .With(Some.Initiated(), Some.GrantFailed(), Some.Expired()).ShouldBe("Cancelled", PaymentStatus.Cancelled);
    }
}

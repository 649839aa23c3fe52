using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Payments;

/// <summary>The gateway shows nothing of a call that is believed only because sending the same operation again is harmless. Another operation is not.</summary>
public sealed class When_a_call_may_still_arrive
{
    private static readonly TimeSpan Doubt = TimeSpan.FromSeconds(95);

    [Fact]
    public void The_same_operation_is_sent_again_at_once()
    {
        var driver = Situations.InDoubt();
        driver.With(Early(driver, driver.Command()));
        driver.Commands().Count.ShouldBe(2);
        driver.Command().OperationId.ShouldBe(driver.Commands()[0].OperationId);
    }

    [Fact]
    public void Another_operation_waits_until_the_call_cannot_arrive_any_more()
    {
        var (driver, reverse, until) = ReverseInDoubtOfWhatWasTaken();

        driver.With(Some.NotDone(reverse) with { MayArriveUntil = until });
        driver.Commands().Count.ShouldBe(1);
        driver.Saga.State.ShouldBe("Reconciling");
        (driver.Saga.DueAt, driver.Saga.DueAction).ShouldBe((until, DueAction.Resolve));

        driver.Ring();
        driver.Last<ResolveOperation>().OperationId.ShouldBe(reverse.OperationId);
        driver.With(Some.NotDone(reverse));
        driver.Saga.Operations[0].Progress.ShouldBe(OperationProgress.Withdrawn);
        driver.Command().ShouldBeOfType<RefundPayment>().OperationId.ShouldNotBe(reverse.OperationId);
    }

    [Fact]
    public void The_call_that_arrives_meanwhile_counts_and_nothing_else_is_sent()
    {
        var (driver, reverse, until) = ReverseInDoubtOfWhatWasTaken();
        driver.With(Some.NotDone(reverse) with { MayArriveUntil = until });
        driver.Ring();

        driver.With(Some.Succeeded(reverse, PaymentStatus.Refunded));

        driver.ShouldBe("Refunded", PaymentStatus.Refunded);
        driver.Saga.ReturnedAmount.ShouldBe(Some.Full);
        driver.Commands().Count.ShouldBe(1);
        driver.Alerted.ShouldBeFalse();
    }

    [Fact]
    public void A_resend_that_could_not_leave_does_not_end_the_wait()
    {
        var driver = Situations.Reversing();
        driver.With(Some.Unknown(driver.Command()), Early(driver, driver.Command()));
        driver.With(Some.NotSent(driver.Command()), Some.Captured());

        driver.Ring();

        driver.Commands().Count.ShouldBe(2);
        driver.Saga.State.ShouldBe("Reconciling");
        driver.Saga.OpenOperation!.Ordinal.ShouldBe(1);
    }

    [Fact]
    public void That_the_resend_never_left_says_nothing_of_the_first_call()
    {
        var driver = Situations.Reversing();
        driver.With(Some.Unknown(driver.Command()), Early(driver, driver.Command()));
        driver.With(Some.NotDone(driver.Command()) with { NeverSent = true }, Some.Captured());

        driver.Ring();

        driver.All<RefundPayment>().ShouldBeEmpty();
        driver.Saga.State.ShouldBe("Reconciling");
    }

    [Theory]
    [InlineData(0, "Reconciling")]
    [InlineData(95, "Refunding")]
    public void What_the_resend_was_refused_for_is_done_by_another_operation_only_afterwards(int seconds, string state)
    {
        var driver = Situations.Reversing();
        driver.With(Some.Unknown(driver.Command()), Early(driver, driver.Command()));
        var again = driver.Command();
        driver.Clock.Advance(TimeSpan.FromSeconds(seconds));

        driver.With(Some.Rejected(again, RejectionCause.PaymentMovedOn, PaymentStatus.Confirmed, Some.Full));

        driver.Saga.State.ShouldBe(state);
        driver.All<RefundPayment>().Count.ShouldBe(seconds == 0 ? 0 : 1);
    }

    [Fact]
    public void A_person_who_is_told_of_a_refusal_is_warned_of_the_call_before_it()
    {
        var driver = Situations.InDoubt();
        driver.With(Early(driver, driver.Command()));
        driver.With(Some.Rejected(driver.Command(), RejectionCause.Refused));

        driver.Saga.State.ShouldBe("ManualActionRequired");
        driver.Saga.Reason.ShouldNotBeNull().ShouldContain("look it up there before anything is given back");
        Situations.Refused().Saga.Reason.ShouldNotBeNull().ShouldNotContain("look it up there");
    }

    [Fact]
    public void A_retry_after_a_refusal_sends_the_same_operation_and_no_other()
    {
        var driver = Situations.InDoubt();
        var refund = driver.Command();
        driver.With(Some.NotDone(refund) with { MayArriveUntil = DateTimeOffset.MaxValue });
        driver.With(Some.Rejected(driver.Command(), RejectionCause.Refused));

        driver.With(Some.Retry());

        driver.Command().OperationId.ShouldBe(refund.OperationId);
        driver.Command().Attempt.ShouldBe(3);
        driver.Saga.State.ShouldBe("Refunding");
        driver.With(Some.Succeeded(driver.Command(), PaymentStatus.Refunded)).ShouldBe("Refunded", PaymentStatus.Refunded);
        driver.Saga.ReturnedAmount.ShouldBe(Some.Full);
    }

    [Fact]
    public void What_only_a_repeat_could_tell_is_for_a_person_once_it_is_not_wanted_any_more()
    {
        var (driver, reverse, _) = ReverseInDoubtOfWhatWasTaken();
        var silent = Some.NotDone(reverse) with { MayArriveUntil = DateTimeOffset.MaxValue };

        driver.With(silent);
        driver.Saga.State.ShouldBe("ManualActionRequired");
        driver.Saga.Reason.ShouldNotBeNull().ShouldContain("does not show whether it was done");
        driver.All<CompensationNeedsAttention>().Count.ShouldBe(1);

        driver.With(Some.Retry());
        driver.Last<ResolveOperation>().OperationId.ShouldBe(reverse.OperationId);
        driver.With(silent);
        driver.Saga.State.ShouldBe("ManualActionRequired");
        driver.All<RefundPayment>().ShouldBeEmpty();

        driver.With(Some.ByHand(Some.Full));
        driver.ShouldBe("Refunded", PaymentStatus.Refunded);
        driver.Commands().Count.ShouldBe(1);
    }

    private static OperationNotDone Early(SagaDriver driver, IGatewayCommand command) =>
        Some.NotDone(command) with { MayArriveUntil = driver.Clock.GetUtcNow() + Doubt };

    private static (SagaDriver Driver, IGatewayCommand Reverse, DateTimeOffset Until) ReverseInDoubtOfWhatWasTaken()
    {
        var driver = Situations.Reversing();
        var reverse = driver.Command();
        driver.With(Some.Unknown(reverse), Some.Captured());
        return (driver, reverse, driver.Clock.GetUtcNow() + Doubt);
    }
}

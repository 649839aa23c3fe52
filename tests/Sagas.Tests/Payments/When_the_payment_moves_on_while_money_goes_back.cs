using Sagas.Contracts;

namespace Sagas.Tests.Payments;

public sealed class When_the_payment_moves_on_while_money_goes_back
{
    public static TheoryData<PaymentStatus> Unpaid { get; } = new(PaymentStatus.New, PaymentStatus.Authorized);

    [Theory]
    [MemberData(nameof(Unpaid))]
    public void A_capture_is_noted_and_nothing_new_is_sent(PaymentStatus status)
    {
        var driver = Situations.Returning(status);
        var state = driver.Saga.State;
        driver.Take(Some.Captured()).ShouldBeEmpty();
        driver.ShouldBe(state, PaymentStatus.Confirmed);
    }

    [Theory]
    [MemberData(nameof(Unpaid))]
    public void A_rejection_because_of_it_leads_to_a_refund_under_a_new_operation(PaymentStatus status)
    {
        var driver = Situations.Returning(status);
        var first = driver.Command();
        driver.With(Some.Captured(), Some.Rejected(first, RejectionCause.PaymentMovedOn, PaymentStatus.Confirmed, Some.Full));
        var refund = driver.Command().ShouldBeOfType<RefundPayment>();
        refund.OperationId.ShouldNotBe(first.OperationId);
        refund.Attempt.ShouldBe(1);
        driver.All<CompensationStarted>().Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Unpaid))]
    public void The_gateway_may_be_the_first_to_tell(PaymentStatus status)
    {
        var driver = Situations.Returning(status);
        driver.With(Some.Rejected(driver.Command(), RejectionCause.PaymentMovedOn, PaymentStatus.Confirmed, 120_000));
        driver.Command().ShouldBeOfType<RefundPayment>().Amount.ShouldBe(120_000);
        driver.Saga.Status.ShouldBe(PaymentStatus.Confirmed);
    }

    [Fact]
    public void A_cancel_of_a_held_payment_becomes_a_reverse()
    {
        var driver = Situations.Cancelling();
        driver.With(Some.Rejected(driver.Command(), RejectionCause.PaymentMovedOn, PaymentStatus.Authorized));
        driver.Command().ShouldBeOfType<ReverseAuthorization>();
        driver.Saga.State.ShouldBe("Reversing");
    }

    [Theory]
    [MemberData(nameof(Unpaid))]
    public void What_was_surely_not_sent_is_replaced_by_a_refund(PaymentStatus status)
    {
        var driver = Situations.Returning(status);
        var first = driver.Command();
        driver.With(Some.NotSent(first), Some.Captured());
        driver.Commands().Count.ShouldBe(1);
        driver.Ring();
        driver.Command().ShouldBeOfType<RefundPayment>().OperationId.ShouldNotBe(first.OperationId);
    }

    [Theory]
    [MemberData(nameof(Unpaid))]
    public void Proof_that_nothing_happened_leads_to_a_refund(PaymentStatus status)
    {
        var driver = Situations.Returning(status);
        var first = driver.Command();
        driver.With(Some.Unknown(first), Some.Captured());
        driver.Saga.State.ShouldBe("Reconciling");
        driver.Ring();
        driver.With(Some.NotDone(first, PaymentStatus.Confirmed, Some.Full));
        driver.Command().ShouldBeOfType<RefundPayment>();
        driver.Saga.State.ShouldBe("Refunding");
    }

    [Theory]
    [InlineData(PaymentStatus.New, PaymentStatus.Cancelled)]
    [InlineData(PaymentStatus.Authorized, PaymentStatus.Reversed)]
    public void Success_against_a_told_capture_asks_the_gateway_before_anything_is_sent(PaymentStatus status, PaymentStatus end)
    {
        var driver = Situations.Returning(status);
        driver.With(Some.Captured()).Succeed(end);
        driver.Saga.State.ShouldBe("Reconciling");
        driver.Alerted.ShouldBeTrue();
        driver.Commands().Count.ShouldBe(1);

        driver.With(Some.NotDone(driver.Question(), PaymentStatus.Confirmed, Some.Full));
        driver.Command().ShouldBeOfType<RefundPayment>().Amount.ShouldBe(Some.Full);
        driver.Succeed(PaymentStatus.Refunded);
        driver.ShouldBe("Refunded", PaymentStatus.Refunded);
    }

    [Theory]
    [InlineData(PaymentStatus.New, PaymentStatus.Cancelled)]
    [InlineData(PaymentStatus.Authorized, PaymentStatus.Reversed)]
    public void A_gateway_that_keeps_to_its_word_leaves_the_contradiction_to_a_person(PaymentStatus status, PaymentStatus end)
    {
        var driver = Situations.Returning(status);
        driver.With(Some.Captured()).Succeed(end);
        driver.With(Some.Succeeded(driver.Question(), end, external: true));
        driver.Saga.State.ShouldBe("ManualActionRequired");
        driver.Commands().Count.ShouldBe(1);
        driver.All<ResolveOperation>().Count.ShouldBe(1);
    }

    [Fact]
    public void A_rejection_that_tells_no_other_status_needs_a_person()
    {
        var driver = Situations.Reversing();
        driver.With(Some.Rejected(driver.Command(), RejectionCause.PaymentMovedOn));
        driver.Saga.State.ShouldBe("ManualActionRequired");
        driver.Commands().Count.ShouldBe(1);
    }

    [Fact]
    public void A_rejection_that_tells_the_end_ends_the_payment()
    {
        var driver = Situations.Reversing();
        driver.With(Some.Rejected(driver.Command(), RejectionCause.PaymentMovedOn, PaymentStatus.Reversed));
        driver.ShouldBe("Reversed", PaymentStatus.Reversed);
        driver.All<PaymentReversed>().ShouldHaveSingleItem().Amount.ShouldBe(Some.Full);
    }
}

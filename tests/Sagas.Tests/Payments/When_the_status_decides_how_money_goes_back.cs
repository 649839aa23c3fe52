using Sagas.Contracts;

namespace Sagas.Tests.Payments;

public sealed class When_the_status_decides_how_money_goes_back
{
    [Theory]
    [InlineData(PaymentStatus.New, typeof(CancelSession), "Cancelling", PaymentStatus.Cancelled)]
    [InlineData(PaymentStatus.Authorized, typeof(ReverseAuthorization), "Reversing", PaymentStatus.Reversed)]
    [InlineData(PaymentStatus.Confirmed, typeof(RefundPayment), "Refunding", PaymentStatus.Refunded)]
    public void Each_status_has_its_own_way_and_end(PaymentStatus status, Type command, string working, PaymentStatus end)
    {
        var driver = Situations.Returning(status);
        driver.Command().GetType().ShouldBe(command);
        driver.Saga.State.ShouldBe(working);
        driver.Saga.Status.ShouldBe(status);

        driver.Succeed(end);
        driver.ShouldBe(end.ToString(), end);
        driver.Saga.NewAmount.ShouldBe(0);
        driver.Saga.DueAt.ShouldBeNull();
        driver.Commands().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(PaymentStatus.New, PaymentStatus.Cancelled, typeof(PaymentCancelled))]
    [InlineData(PaymentStatus.Authorized, PaymentStatus.Reversed, typeof(PaymentReversed))]
    [InlineData(PaymentStatus.Confirmed, PaymentStatus.Refunded, typeof(PaymentRefunded))]
    public void Each_end_is_told_once_with_the_version(PaymentStatus status, PaymentStatus end, Type told)
    {
        var driver = Situations.Returning(status).Succeed(end).Succeed(end);
        var fact = driver.All<ISagaFact>().Where(fact => fact is not CompensationStarted).ShouldHaveSingleItem();
        fact.GetType().ShouldBe(told);
        fact.Sequence.ShouldBe(3);
        driver.Saga.Version.ShouldBe(4);
        driver.All<CompensationStarted>().ShouldHaveSingleItem().Sequence.ShouldBe(2);
    }

    [Theory]
    [InlineData(PaymentStatus.New)]
    [InlineData(PaymentStatus.Authorized)]
    [InlineData(PaymentStatus.Confirmed)]
    public void The_failure_may_come_first(PaymentStatus status)
    {
        var driver = new SagaDriver().With(Some.GrantFailed());
        driver.ShouldBe("AwaitingPayment", null);
        driver.Commands().ShouldBeEmpty();

        driver.With(Situations.Fact(status));
        driver.Commands().ShouldHaveSingleItem().Amount.ShouldBe(Some.Full);
    }

    [Fact]
    public void A_capture_may_come_before_the_authorization()
    {
        var driver = Situations.Resting(PaymentStatus.Confirmed).With(Some.Authorized(), Some.Initiated());
        driver.ShouldBe("Confirmed", PaymentStatus.Confirmed);
        driver.With(Some.NotifyFailed());
        driver.Command().ShouldBeOfType<RefundPayment>();
    }

    [Fact]
    public void The_intent_is_in_the_row_with_the_command()
    {
        var driver = Situations.Refunding();
        var operation = driver.Saga.OpenOperation.ShouldNotBeNull();
        operation.Id.ShouldBe(driver.Command().OperationId);
        operation.Id.ShouldBe(SagaIds.ForOperation(driver.Saga.CorrelationId, 1));
        operation.Kind.ShouldBe(OperationKind.Refund);
        operation.Amount.ShouldBe(driver.Command().Amount);
        driver.Command().Attempt.ShouldBe(1);
    }

    [Fact]
    public void The_refundable_amount_is_what_was_captured()
    {
        var driver = new SagaDriver().With(Some.Initiated(), Some.Captured(90_000), Some.GrantFailed());
        driver.Command().Amount.ShouldBe(90_000);
    }

    [Fact]
    public void Every_message_raises_the_version_also_when_it_is_ignored()
    {
        var driver = Situations.Refunding().Succeed(PaymentStatus.Refunded);
        var before = driver.Saga.Version;
        driver.With(Some.GrantFailed(), Some.Retry(), Some.Initiated());
        driver.Saga.Version.ShouldBe(before + 3);
        driver.Remarks.ShouldNotBeEmpty();
    }
}

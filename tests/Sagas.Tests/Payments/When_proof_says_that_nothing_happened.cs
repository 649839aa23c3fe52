using Sagas.Contracts;

namespace Sagas.Tests.Payments;

public sealed class When_proof_says_that_nothing_happened
{
    [Fact]
    public void It_is_sent_again_five_times_at_most_and_then_a_person_looks()
    {
        var driver = Situations.Refunding();
        for (var sent = 1; sent <= 6; sent++)
        {
            driver.Commands().Count.ShouldBe(sent);
            driver.Command().Attempt.ShouldBe(sent);
            driver.With(Some.Unknown(driver.Command()), Some.NotDone(driver.Command()));
        }

        driver.Commands().Count.ShouldBe(6);
        driver.Commands().Select(command => command.OperationId).Distinct().Count().ShouldBe(1);
        driver.Saga.State.ShouldBe("ManualActionRequired");

        driver.With(Some.Retry());
        driver.Command().Attempt.ShouldBe(7);
        driver.Command().OperationId.ShouldBe(driver.Commands()[0].OperationId);
    }

    [Fact]
    public void The_proof_again_sends_nothing_more()
    {
        var driver = Situations.InDoubt();
        var proof = Some.NotDone(driver.Command());
        driver.With(proof);
        driver.ShouldChangeNothing(proof);
        driver.Commands().Count.ShouldBe(2);
    }

    [Fact]
    public void Answers_to_the_older_attempt_count_only_when_money_moved()
    {
        var driver = Situations.InDoubt();
        var first = driver.Command();
        driver.With(Some.NotDone(first));
        driver.ShouldChangeNothing(Some.Unknown(first));
        driver.ShouldChangeNothing(Some.NotSent(first));
        driver.ShouldChangeNothing(Some.Accepted(first));
        driver.ShouldChangeNothing(Some.Rejected(first, RejectionCause.Refused));
        driver.ShouldChangeNothing(Some.Rejected(first, RejectionCause.AlreadyDone));

        driver.With(Some.Succeeded(first, PaymentStatus.Refunded));
        driver.ShouldBe("Refunded", PaymentStatus.Refunded);
        driver.Saga.ReturnedAmount.ShouldBe(Some.Full);
    }

    [Fact]
    public void Two_attempts_that_both_moved_money_are_an_alert()
    {
        var driver = Situations.InDoubt();
        var first = driver.Command();
        driver.With(Some.NotDone(first));
        var second = driver.Command();
        driver.With(Some.Succeeded(first, PaymentStatus.Refunded) with { GatewayReference = "R-1" });
        driver.With(Some.Succeeded(second, PaymentStatus.Refunded) with { GatewayReference = "R-2" });
        driver.Alerted.ShouldBeTrue();
        driver.Remarks.ShouldContain(remark => remark.Contains("twice", StringComparison.Ordinal));
        driver.All<PaymentRefunded>().Count.ShouldBe(1);
    }

    [Fact]
    public void The_same_movement_told_by_two_attempts_is_none()
    {
        var driver = Situations.InDoubt();
        var first = driver.Command();
        driver.With(Some.NotDone(first));
        var second = driver.Command();
        driver.With(Some.Succeeded(first, PaymentStatus.Refunded) with { GatewayReference = "R-1" });
        driver.With(Some.Succeeded(second, PaymentStatus.Refunded) with { GatewayReference = "R-1" });
        driver.Alerted.ShouldBeFalse();
        driver.With(Some.Succeeded(second, PaymentStatus.Refunded, external: true));
        driver.Alerted.ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_payment_that_ended_at_the_gateway_is_told_once_also_in_front_of_a_person(bool withPerson)
    {
        var driver = withPerson ? Situations.Unresolved() : Situations.InDoubt();
        driver.With(Some.NotDone(driver.Command(), PaymentStatus.Refunded, Some.Full));
        driver.ShouldBe("Refunded", PaymentStatus.Refunded);
        driver.All<PaymentRefunded>().ShouldHaveSingleItem().Amount.ShouldBe(Some.Full);
        driver.Commands().Count.ShouldBe(1);
        driver.Saga.OpenOperation.ShouldBeNull();
    }

    [Fact]
    public void An_end_at_the_gateway_tells_only_what_was_not_told_before()
    {
        var driver = new SagaDriver().With(Some.Captured(), Some.GrantFailed(null, Some.Item("a", 50_000))).Succeed(PaymentStatus.Confirmed);
        driver.With(Some.Cancel());
        driver.With(Some.Unknown(driver.Command()), Some.NotDone(driver.Command(), PaymentStatus.Refunded, Some.Full));
        driver.ShouldBe("Refunded", PaymentStatus.Refunded);
        driver.All<PaymentRefunded>().Select(told => told.Amount).ShouldBe([50_000, 100_000]);
    }

    [Theory]
    [InlineData(PaymentStatus.Refunded)]
    [InlineData(null)]
    public void After_everything_went_back_elsewhere_nothing_is_told_or_sent_again(PaymentStatus? told)
    {
        var driver = Situations.InDoubt().With(Some.ReturnedElsewhere());
        driver.ShouldBe("Reconciling", PaymentStatus.Refunded);
        driver.With(Some.NotDone(driver.Command(), told));
        driver.ShouldBe("Refunded", PaymentStatus.Refunded);
        driver.All<PaymentRefunded>().Count.ShouldBe(1);
        driver.Commands().Count.ShouldBe(1);
    }
}

using Sagas.Contracts;

namespace Sagas.Tests.Payments;

public sealed class When_money_is_captured_after_the_end
{
    public static TheoryData<PaymentStatus> Ends { get; } = new(PaymentStatus.Cancelled, PaymentStatus.Reversed);

    [Theory]
    [MemberData(nameof(Ends))]
    public void It_is_an_alert_and_the_gateway_is_asked_before_anything_is_sent(PaymentStatus end)
    {
        var driver = After(end);
        driver.Saga.State.ShouldBe("Reconciling");
        driver.Alerted.ShouldBeTrue();
        driver.All<ResolveOperation>().ShouldHaveSingleItem().Attempt.ShouldBe(0);
        driver.Commands().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public void A_gateway_that_has_the_money_returns_it(PaymentStatus end)
    {
        var driver = After(end);
        driver.With(Some.NotDone(driver.Question(), PaymentStatus.Confirmed, Some.Full));
        driver.Saga.State.ShouldBe("Refunding");
        driver.Commands().ShouldHaveSingleItem().Amount.ShouldBe(Some.Full);
        driver.Succeed(PaymentStatus.Refunded).ShouldBe("Refunded", PaymentStatus.Refunded);
        driver.All<PaymentRefunded>().ShouldHaveSingleItem();
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public void A_gateway_that_confirms_the_end_lets_it_rest(PaymentStatus end)
    {
        foreach (var byProof in new[] { true, false })
        {
            var driver = After(end);
            driver.With(byProof ? Some.NotDone(driver.Question(), end) : Some.Succeeded(driver.Question(), end, 0, external: true));
            driver.ShouldBe(end.ToString(), end);
            driver.Commands().ShouldBeEmpty();
            driver.Saga.DueAt.ShouldBeNull();
            driver.ShouldChangeNothing(Some.Captured());
        }
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public void What_was_returned_already_is_only_told(PaymentStatus end)
    {
        foreach (var byProof in new[] { true, false })
        {
            var driver = After(end);
            driver.With(byProof ? Some.NotDone(driver.Question(), PaymentStatus.Refunded, Some.Full) : Some.Succeeded(driver.Question(), PaymentStatus.Refunded, Some.Full, external: true));
            driver.ShouldBe("Refunded", PaymentStatus.Refunded);
            driver.Commands().ShouldBeEmpty();
            driver.All<PaymentRefunded>().ShouldHaveSingleItem().Amount.ShouldBe(Some.Full);
        }
    }

    [Theory]
    [InlineData(PaymentStatus.Authorized)]
    [InlineData(null)]
    public void An_answer_that_explains_nothing_needs_a_person_and_a_retry_asks_again(PaymentStatus? told)
    {
        var driver = After(PaymentStatus.Cancelled);
        driver.With(Some.NotDone(driver.Question(), told));
        driver.Saga.State.ShouldBe("ManualActionRequired");
        driver.With(Some.Retry());
        driver.Saga.State.ShouldBe("Reconciling");
        driver.Commands().ShouldBeEmpty();
        driver.All<ResolveOperation>().Count.ShouldBe(2);
    }

    [Fact]
    public void A_gateway_that_never_answers_leads_to_a_person()
    {
        var driver = After(PaymentStatus.Cancelled);
        driver.RingUntil("ManualActionRequired");
        driver.Commands().ShouldBeEmpty();
    }

    [Fact]
    public void The_same_capture_again_asks_no_more()
    {
        var driver = After(PaymentStatus.Cancelled);
        driver.ShouldChangeNothing(Some.Captured());
    }

    [Fact]
    public void Without_a_configured_gateway_a_person_is_needed()
    {
        var driver = new SagaDriver();
        driver.Gateways.Clear();
        driver.With(Some.Initiated(), Some.Expired(), Some.Captured());
        driver.ShouldBe("ManualActionRequired", PaymentStatus.Cancelled);
        driver.Saga.Reason.ShouldNotBeNull().ShouldContain("not configured");
    }

    [Fact]
    public void After_a_refund_it_is_noted_and_another_amount_is_an_alert()
    {
        var driver = Situations.Reversing();
        driver.Succeed(PaymentStatus.Refunded).ShouldBe("Refunded", PaymentStatus.Refunded);
        driver.ShouldChangeNothing(Some.Captured());
        driver.Alerted.ShouldBeFalse();
        driver = Situations.Reversing().Succeed(PaymentStatus.Refunded);
        driver.ShouldChangeNothing(Some.Captured(Some.Full + 1));
        driver.Alerted.ShouldBeTrue();
    }

    private static SagaDriver After(PaymentStatus end) =>
        Situations.Resting(end == PaymentStatus.Cancelled ? PaymentStatus.New : PaymentStatus.Authorized).With(Some.Expired(), Some.Captured());
}

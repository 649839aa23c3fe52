using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Payments;

public sealed class When_the_gateway_cannot_do_it
{
    private static readonly GatewayProfile CannotCancel = new() { CancelUnpaid = false };

    [Fact]
    public void An_unpaid_payment_waits_for_its_expiry()
    {
        var driver = Unpaid();
        driver.ShouldBe("Cancelling", PaymentStatus.New);
        driver.Commands().ShouldBeEmpty();
        driver.With(Some.Expired()).ShouldBe("Cancelled", PaymentStatus.Cancelled);
        driver.All<PaymentCancelled>().Count.ShouldBe(1);
    }

    [Fact]
    public void A_capture_turns_it_into_a_refund_and_a_hold_into_a_reverse()
    {
        Unpaid().With(Some.Captured()).Command().ShouldBeOfType<RefundPayment>();
        Unpaid().With(Some.Authorized()).Command().ShouldBeOfType<ReverseAuthorization>();
    }

    [Fact]
    public void The_gateway_is_asked_meanwhile_and_its_word_counts()
    {
        var driver = Unpaid();
        driver.Ring().ShouldHaveSingleItem().ShouldBeOfType<ResolveOperation>().Kind.ShouldBeNull();
        driver.With(Some.NotDone(driver.Question(), PaymentStatus.New)).ShouldBe("Cancelling", PaymentStatus.New);
        driver.Ring();
        driver.With(Some.NotDone(driver.Question(), PaymentStatus.Cancelled)).ShouldBe("Cancelled", PaymentStatus.Cancelled);
        driver.All<PaymentCancelled>().Count.ShouldBe(1);
    }

    [Fact]
    public void A_capture_during_the_question_is_refunded_once()
    {
        var driver = Unpaid();
        driver.Ring();
        driver.With(Some.Captured(), Some.NotDone(driver.Question(), PaymentStatus.Confirmed, Some.Full));
        driver.Commands().ShouldHaveSingleItem().ShouldBeOfType<RefundPayment>();
    }

    [Fact]
    public void A_payment_that_never_ends_needs_a_person()
    {
        var driver = Unpaid();
        driver.RingUntil("ManualActionRequired").ShouldBe(10);
        driver.With(Some.Expired()).ShouldBe("Cancelled", PaymentStatus.Cancelled);
    }

    [Theory]
    [InlineData(PaymentStatus.New)]
    [InlineData(PaymentStatus.Authorized)]
    [InlineData(PaymentStatus.Confirmed)]
    public void A_gateway_that_is_not_configured_needs_a_person(PaymentStatus status)
    {
        var driver = new SagaDriver();
        driver.Gateways.Clear();
        driver.With(Situations.Fact(status)).Saga.State.ShouldBe(status.ToString());
        driver.With(Some.GrantFailed());
        driver.Saga.State.ShouldBe("ManualActionRequired");
        driver.Saga.Reason.ShouldNotBeNull().ShouldContain("gateway ibusiness is not configured");
        driver.Commands().ShouldBeEmpty();

        driver.Gateways["ibusiness"] = new GatewayProfile();
        driver.With(Some.Retry()).Commands().ShouldHaveSingleItem();
    }

    [Fact]
    public void A_gateway_without_an_api_tells_the_person_what_to_do()
    {
        var driver = new SagaDriver(gateway: new GatewayProfile { ManualInstruction = "Open the back office and return it." }).With(Some.Captured(), Some.GrantFailed());
        driver.Last<CompensationNeedsAttention>().Reason.ShouldNotBeNull().ShouldBe("Open the back office and return it. Amount: 150000 RUB (minor units).");
        driver.Commands().ShouldBeEmpty();
        driver.With(Some.ByHand()).ShouldBe("Refunded", PaymentStatus.Refunded);
    }

    [Fact]
    public void A_payment_without_an_id_at_the_gateway_needs_a_person()
    {
        var driver = new SagaDriver().With(Some.Captured() with { GatewayPaymentId = null }, Some.GrantFailed());
        driver.Saga.State.ShouldBe("ManualActionRequired");
        driver.With(Some.Authorized(), Some.Retry());
        driver.Commands().ShouldHaveSingleItem();
    }

    private static SagaDriver Unpaid() => new SagaDriver(gateway: CannotCancel).With(Some.Initiated(), Some.Cancel());
}

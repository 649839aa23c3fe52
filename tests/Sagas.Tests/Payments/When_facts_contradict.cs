using Sagas.Contracts;

namespace Sagas.Tests.Payments;

public sealed class When_facts_contradict
{
    public static TheoryData<string> Fields { get; } = new("amount", "currency", "gateway", "gatewayPaymentId");

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_resting_payment_keeps_what_it_knows(string field)
    {
        var driver = Situations.Resting(PaymentStatus.Confirmed);
        driver.ShouldChangeNothing(Contradicting(field));
        driver.Alerted.ShouldBeTrue();
        driver.Remarks.ShouldHaveSingleItem().ShouldStartWith("contradiction");
        driver.With(Some.GrantFailed());
        var command = driver.Command();
        (command.Amount, command.Currency, command.Gateway, command.GatewayPaymentId).ShouldBe((Some.Full, "RUB", "ibusiness", "1001"));
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void An_unfinished_compensation_goes_to_a_person(string field)
    {
        foreach (var driver in new[] { Situations.Scheduled(), Situations.AwaitingApproval(), Situations.Refunding(), Situations.InDoubt(), Situations.Refused() })
        {
            var commands = driver.Commands().Count;
            driver.With(Contradicting(field));
            driver.Saga.State.ShouldBe("ManualActionRequired");
            driver.Saga.Reason.ShouldNotBeNull().ShouldContain("contradicting");
            driver.Last<CompensationNeedsAttention>().Reason.ShouldBe(driver.Saga.Reason);
            driver.Commands().Count.ShouldBe(commands);
        }
    }

    [Fact]
    public void A_person_lets_it_go_on_where_it_was()
    {
        Situations.Scheduled().With(Contradicting("amount"), Some.Retry()).Saga.State.ShouldBe("CompensationScheduled");
        Situations.AwaitingApproval().With(Contradicting("amount"), Some.Retry()).Saga.State.ShouldBe("AwaitingApproval");
        var driver = Situations.InDoubt().With(Contradicting("amount"), Some.Retry());
        driver.Saga.State.ShouldBe("Reconciling");
        driver.Succeed(PaymentStatus.Refunded).ShouldBe("Refunded", PaymentStatus.Refunded);
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void An_ended_payment_stays_ended(string field)
    {
        foreach (var end in new[] { PaymentStatus.New, PaymentStatus.Authorized })
        {
            var driver = Situations.Resting(end).With(Some.Expired());
            driver.ShouldChangeNothing(field == "amount" ? Some.Authorized(1) : Contradicting(field));
        }

        Situations.Refunding().Succeed(PaymentStatus.Refunded).ShouldChangeNothing(Contradicting(field));
    }

    [Fact]
    public void The_answer_to_what_was_sent_still_counts()
    {
        var driver = Situations.Refunding().With(Contradicting("currency")).Succeed(PaymentStatus.Refunded);
        driver.Saga.Status.ShouldBe(PaymentStatus.Refunded);
        driver.Saga.ReturnedAmount.ShouldBe(Some.Full);
        driver.All<PaymentRefunded>().Count.ShouldBe(1);
        driver.With(Some.Retry()).ShouldBe("Refunded", PaymentStatus.Refunded);
    }

    [Fact]
    public void A_capture_of_less_than_announced_is_none()
    {
        var driver = Situations.Resting(PaymentStatus.New).With(Some.Captured(90_000));
        driver.Alerted.ShouldBeFalse();
        driver.ShouldBe("Confirmed", PaymentStatus.Confirmed);
    }

    [Fact]
    public void Another_announced_amount_is_one()
    {
        var driver = Situations.Resting(PaymentStatus.New);
        driver.ShouldChangeNothing(Some.Authorized(90_000));
        driver.Alerted.ShouldBeTrue();
    }

    [Fact]
    public void What_was_not_known_is_filled_in_by_whichever_fact_brings_it()
    {
        var driver = new SagaDriver().With(Some.Captured() with { GatewayPaymentId = null, GatewaySessionId = "s-1" }, Some.Authorized());
        driver.Alerted.ShouldBeFalse();
        driver.With(Some.GrantFailed());
        (driver.Command().GatewayPaymentId, driver.Command().GatewaySessionId).ShouldBe(("1001", "s-1"));
    }

    private static PaymentCaptured Contradicting(string field) => field switch
    {
        "amount" => Some.Captured(90_000),
        "currency" => Some.Captured() with { Currency = "USD" },
        "gateway" => Some.Captured() with { Gateway = "bpc" },
        _ => Some.Captured() with { GatewayPaymentId = "2002" },
    };
}

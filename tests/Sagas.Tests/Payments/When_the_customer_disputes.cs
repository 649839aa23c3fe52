using Sagas.Contracts;

namespace Sagas.Tests.Payments;

public sealed class When_the_customer_disputes
{
    public static TheoryData<string> Phases { get; } = new("no payment", "new", "held", "taken", "delay", "approval", "sent", "not sent", "in doubt", "refused");

    [Theory]
    [MemberData(nameof(Phases))]
    public void A_person_decides_in_every_phase(string phase)
    {
        var driver = In(phase);
        var commands = driver.Commands().Count;
        driver.With(Some.Disputed());
        driver.Saga.State.ShouldBe("ManualActionRequired");
        driver.Alerted.ShouldBeTrue();
        driver.Last<CompensationNeedsAttention>().Reason.ShouldNotBeNull().ShouldContain("disputes");
        driver.Commands().Count.ShouldBe(commands);
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public void Nothing_is_sent_by_itself_afterwards(string phase)
    {
        var driver = In(phase).With(Some.Disputed());
        var commands = driver.Commands().Count;
        driver.With(Some.Captured(), Some.GrantFailed(), Some.NotifyFailed(), Some.Cancel());
        driver.Ring();
        driver.Ring();
        driver.Commands().Count.ShouldBe(commands);
        driver.Saga.State.ShouldBe("ManualActionRequired");
    }

    [Fact]
    public void The_same_dispute_counts_once()
    {
        var driver = Situations.Resting(PaymentStatus.Confirmed).With(Some.Disputed());
        driver.ShouldChangeNothing(Some.Disputed());
        driver.Alerted.ShouldBeFalse();
    }

    [Fact]
    public void With_nothing_owed_a_person_lets_it_go()
    {
        Situations.Resting(PaymentStatus.Confirmed).With(Some.Disputed(), Some.Retry()).ShouldBe("Confirmed", PaymentStatus.Confirmed);
        Situations.Resting(PaymentStatus.Confirmed).With(Some.Disputed(), Some.Dismiss()).ShouldBe("Confirmed", PaymentStatus.Confirmed);
    }

    [Fact]
    public void The_answer_to_what_was_sent_counts_and_the_person_still_decides()
    {
        var driver = Situations.InDoubt().With(Some.Disputed()).Succeed(PaymentStatus.Refunded);
        driver.ShouldBe("ManualActionRequired", PaymentStatus.Refunded);
        driver.All<PaymentRefunded>().Count.ShouldBe(1);
        driver.With(Some.Retry()).ShouldBe("Refunded", PaymentStatus.Refunded);
        driver.Commands().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("not sent")]
    [InlineData("unknown")]
    [InlineData("not done")]
    [InlineData("accepted")]
    public void No_answer_sends_anything(string answer)
    {
        var driver = Situations.Refunding().With(Some.Disputed());
        var command = driver.Command();
        driver.With(answer switch
        {
            "not sent" => Some.NotSent(command),
            "unknown" => Some.Unknown(command),
            "accepted" => Some.Accepted(command),
            _ => (object)Some.NotDone(command),
        });
        driver.Saga.State.ShouldBe("ManualActionRequired");
        driver.Ring();
        driver.Commands().Count.ShouldBe(1);
    }

    [Fact]
    public void A_retry_on_what_is_in_doubt_asks_and_on_what_is_not_sends_under_the_same_operation()
    {
        var driver = Situations.InDoubt().With(Some.Disputed(), Some.Retry());
        driver.Saga.State.ShouldBe("Reconciling");
        driver.Commands().Count.ShouldBe(1);

        driver = Situations.Refunding();
        driver.With(Some.Disputed(), Some.NotSent(driver.Command()), Some.Retry());
        driver.Commands().Count.ShouldBe(2);
        driver.Command().Attempt.ShouldBe(2);
        driver.Command().OperationId.ShouldBe(driver.Commands()[0].OperationId);
    }

    [Fact]
    public void After_the_end_it_is_an_alert()
    {
        var driver = Situations.Refunding().Succeed(PaymentStatus.Refunded);
        driver.ShouldChangeNothing(Some.Disputed());
        driver.Alerted.ShouldBeTrue();
    }

    private static SagaDriver In(string phase)
    {
        var driver = phase switch
        {
            "no payment" => new SagaDriver().With(Some.GrantFailed()),
            "new" => Situations.Resting(PaymentStatus.New),
            "held" => Situations.Resting(PaymentStatus.Authorized),
            "taken" => Situations.Resting(PaymentStatus.Confirmed),
            "delay" => Situations.Scheduled(),
            "approval" => Situations.AwaitingApproval(),
            "in doubt" => Situations.InDoubt(),
            "refused" => Situations.Refused(),
            _ => Situations.Refunding(),
        };
        return phase == "not sent" ? driver.With(Some.NotSent(driver.Command())) : driver;
    }
}

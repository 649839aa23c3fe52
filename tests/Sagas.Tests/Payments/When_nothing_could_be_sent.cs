using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Payments;

public sealed class When_nothing_could_be_sent
{
    [Fact]
    public void The_wait_doubles_from_five_seconds_to_five_minutes_with_the_same_operation()
    {
        var driver = Situations.Refunding();
        foreach (var seconds in new[] { 5, 10, 20, 40, 80, 160, 300, 300 })
        {
            driver.With(Some.NotSent(driver.Command()));
            driver.Saga.State.ShouldBe("Refunding");
            driver.Saga.DueAt.ShouldBe(driver.Clock.GetUtcNow() + TimeSpan.FromSeconds(seconds));
            driver.Ring();
        }

        driver.Commands().Select(command => command.Attempt).ShouldBe(Enumerable.Range(1, 9));
        driver.Commands().Select(command => command.OperationId).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public void It_goes_on_for_as_long_as_it_takes_and_asks_for_attention_once()
    {
        var driver = Situations.Refunding();
        var since = driver.Clock.GetUtcNow();
        for (var tried = 0; tried < 300; tried++)
        {
            driver.With(Some.NotSent(driver.Command()));
            var asked = driver.All<CompensationNeedsAttention>().Count;
            asked.ShouldBe(driver.Clock.GetUtcNow() - since >= TimeSpan.FromMinutes(15) ? 1 : 0);
            driver.Ring();
        }

        driver.Succeed(PaymentStatus.Refunded).ShouldBe("Refunded", PaymentStatus.Refunded);
    }

    [Fact]
    public void The_gateway_may_ask_to_come_later_but_not_sooner()
    {
        var driver = Situations.Refunding();
        driver.With(Some.NotSent(driver.Command()) with { RetryAfter = TimeSpan.FromSeconds(90) });
        driver.Saga.DueAt.ShouldBe(driver.Clock.GetUtcNow() + TimeSpan.FromSeconds(90));
        driver.Ring();
        driver.With(Some.NotSent(driver.Command()) with { RetryAfter = TimeSpan.FromSeconds(1) });
        driver.Saga.DueAt.ShouldBe(driver.Clock.GetUtcNow() + TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_gateway_that_asks_for_an_hour_is_told_to_a_person_at_once()
    {
        var driver = Situations.Refunding();
        driver.With(Some.NotSent(driver.Command()) with { RetryAfter = TimeSpan.FromHours(1) });
        driver.All<CompensationNeedsAttention>().Count.ShouldBe(1);
        driver.Saga.DueAt.ShouldBe(driver.Clock.GetUtcNow() + TimeSpan.FromHours(1));
    }

    [Fact]
    public void A_senseless_wait_is_bounded()
    {
        var driver = Situations.Refunding();
        driver.With(Some.NotSent(driver.Command()) with { RetryAfter = TimeSpan.MaxValue });
        driver.Saga.DueAt.ShouldBe(driver.Clock.GetUtcNow() + TimeSpan.FromDays(1));
    }

    [Fact]
    public void The_waits_are_options()
    {
        var driver = Situations.Refunding(new SagaOptions { SendBackoff = TimeSpan.FromSeconds(2), MaxSendBackoff = TimeSpan.FromSeconds(3) });
        driver.With(Some.NotSent(driver.Command()));
        driver.Saga.DueAt.ShouldBe(driver.Clock.GetUtcNow() + TimeSpan.FromSeconds(2));
        driver.Ring();
        driver.With(Some.NotSent(driver.Command()));
        driver.Saga.DueAt.ShouldBe(driver.Clock.GetUtcNow() + TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void A_retry_sends_at_once_under_the_same_operation()
    {
        var driver = Situations.Refunding();
        driver.With(Some.NotSent(driver.Command()), Some.Retry());
        driver.Commands().Select(command => (command.OperationId, command.Attempt)).ShouldBe([(driver.Commands()[0].OperationId, 1), (driver.Commands()[0].OperationId, 2)]);
    }

    [Fact]
    public void Proof_of_the_same_attempt_does_not_hurry_the_wait_that_the_gateway_asked_for()
    {
        var driver = Situations.Refunding();
        driver.With(Some.NotSent(driver.Command()) with { RetryAfter = TimeSpan.FromSeconds(90) });
        driver.ShouldChangeNothing(Some.NotDone(driver.Command()));
        driver.Saga.DueAt.ShouldBe(driver.Clock.GetUtcNow() + TimeSpan.FromSeconds(90));
    }

    [Theory]
    [InlineData(Some.Full, "Refunded", 1)]
    [InlineData(50_000, "Refunding", 2)]
    public void Money_gone_back_elsewhere_is_not_sent_again(long elsewhere, string state, int commands)
    {
        var driver = Situations.Refunding();
        driver.With(Some.NotSent(driver.Command()), Some.ReturnedElsewhere(elsewhere));
        if (driver.Saga.DueAt is not null)
            driver.Ring();
        driver.Saga.State.ShouldBe(state);
        driver.Commands().Count.ShouldBe(commands);
        driver.Commands().Skip(1).ShouldAllBe(command => command.Amount == Some.Full - elsewhere);
        driver.All<PaymentRefunded>().ShouldHaveSingleItem().Amount.ShouldBe(elsewhere);
    }

    [Fact]
    public void An_expiry_ends_it()
    {
        var driver = Situations.Reversing();
        driver.With(Some.NotSent(driver.Command()), Some.Expired());
        driver.ShouldBe("Reversed", PaymentStatus.Reversed);
        driver.Saga.DueAt.ShouldBeNull();
        driver.All<PaymentReversed>().Count.ShouldBe(1);
    }
}

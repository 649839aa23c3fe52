using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Payments;

public sealed class When_the_step_succeeds_after_all
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void During_the_delay_nothing_goes_back()
    {
        var driver = Situations.Scheduled().With(Some.Granted());
        driver.ShouldBe("Confirmed", PaymentStatus.Confirmed);
        driver.Saga.DueAt.ShouldBeNull();
        driver.Sent.ShouldBeEmpty();
    }

    [Fact]
    public void Waiting_for_approval_nothing_goes_back()
    {
        var driver = Situations.AwaitingApproval().With(Some.Granted());
        driver.ShouldBe("Confirmed", PaymentStatus.Confirmed);
        driver.Commands().ShouldBeEmpty();
    }

    [Fact]
    public void Of_two_kinds_of_failure_the_other_one_stays()
    {
        var driver = Delayed(both: true).With(Some.Captured(), Some.GrantFailed(), Some.NotifyFailed(), Some.Granted());
        driver.Saga.State.ShouldBe("CompensationScheduled");
        driver.Ring();
        driver.Commands().ShouldHaveSingleItem().Reason.ShouldBe("mailbox full");
    }

    [Fact]
    public void The_shorter_of_two_delays_counts()
    {
        var driver = Delayed(both: true).With(Some.Captured(), Some.GrantFailed(), Some.NotifyFailed());
        driver.Saga.DueAt.ShouldBe(driver.Clock.GetUtcNow() + TimeSpan.FromMinutes(10));
        driver.Ring();
        driver.Commands().ShouldHaveSingleItem().Amount.ShouldBe(Some.Full);
    }

    [Fact]
    public void A_cancel_request_does_not_wait_for_the_delay() =>
        Situations.Scheduled().With(Some.Cancel()).Commands().ShouldHaveSingleItem();

    [Fact]
    public void A_repeated_failure_does_not_start_the_delay_anew()
    {
        var driver = Situations.Scheduled();
        var due = driver.Saga.DueAt;
        driver.Pass(TimeSpan.FromMinutes(20)).With(Some.GrantFailed());
        driver.Saga.DueAt.ShouldBe(due);
        driver.Ring();
        driver.Commands().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(-1, false)]
    public void The_later_fact_wins_and_success_wins_a_tie(int seconds, bool successWins)
    {
        var failure = Some.GrantFailed(Noon);
        var success = Some.Granted(Noon.AddSeconds(seconds));
        foreach (var order in new[] { new object[] { failure, success }, [success, failure] })
        {
            var driver = new SagaDriver().With(order).With(Some.Captured());
            driver.Commands().Count.ShouldBe(successWins ? 0 : 1);
        }
    }

    [Fact]
    public void A_success_after_the_start_is_an_alert_and_stops_nothing()
    {
        var driver = Situations.Refunding();
        driver.Take(Some.Granted()).ShouldBeEmpty();
        driver.Alerted.ShouldBeTrue();
        driver.Saga.State.ShouldBe("Refunding");
        driver.Succeed(PaymentStatus.Refunded).ShouldBe("Refunded", PaymentStatus.Refunded);
        driver.With(Some.Granted());
        driver.Alerted.ShouldBeTrue();
    }

    [Fact]
    public void A_success_that_happened_before_the_failure_is_no_alert()
    {
        var driver = new SagaDriver().With(Some.Captured(), Some.GrantFailed(Noon), Some.Granted(Noon.AddMinutes(-5)));
        driver.Alerted.ShouldBeFalse();
        driver.Saga.State.ShouldBe("Refunding");
    }

    [Fact]
    public void While_a_person_is_at_work_it_is_told_and_decides_nothing()
    {
        var driver = Situations.Refused().With(Some.Granted());
        driver.Alerted.ShouldBeTrue();
        driver.Saga.State.ShouldBe("ManualActionRequired");
    }

    [Fact]
    public void After_a_dismissal_it_is_no_alert()
    {
        var driver = Situations.Refused().With(Some.Dismiss()).Pass(TimeSpan.FromMinutes(1)).With(Some.Granted());
        driver.Alerted.ShouldBeFalse();
        driver.Saga.State.ShouldBe("Confirmed");
    }

    [Fact]
    public void Granted_and_notified_rests_as_fulfilled_and_a_later_failure_gives_back()
    {
        var driver = Situations.Resting(PaymentStatus.Confirmed).With(Some.Granted(), Some.Notified());
        driver.Saga.State.ShouldBe("Fulfilled");
        driver.Pass(TimeSpan.FromMinutes(1)).With(Some.NotifyFailed());
        driver.Commands().ShouldHaveSingleItem();
    }

    [Fact]
    public void Notification_failed_twice_and_granted_in_between_goes_back_once()
    {
        var driver = Situations.Resting(PaymentStatus.Confirmed).With(Some.NotifyFailed(), Some.Granted(), Some.NotifyFailed());
        driver.Commands().ShouldHaveSingleItem();
        driver.Succeed(PaymentStatus.Refunded).ShouldBe("Refunded", PaymentStatus.Refunded);
    }

    [Fact]
    public void One_granted_item_takes_back_only_its_own_failure()
    {
        var driver = Delayed().With(
            Some.Captured(), Some.GrantFailed(null, Some.Item("a", 10_000), Some.Item("b", 20_000)), Some.Granted(null, Some.Item("a")));
        driver.Ring();
        driver.Command().Amount.ShouldBe(20_000);
    }

    private static SagaDriver Delayed(bool both = false) => new(rules =>
    {
        rules.ItemGrantFailed = new FailurePolicy { Delay = TimeSpan.FromMinutes(10) };
        rules.NotificationFailed = both ? new FailurePolicy { Delay = TimeSpan.FromMinutes(20) } : null;
    });
}

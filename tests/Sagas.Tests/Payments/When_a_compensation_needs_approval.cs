using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Payments;

public sealed class When_a_compensation_needs_approval
{
    [Fact]
    public void It_waits_for_a_person_and_asks_at_once_and_daily()
    {
        var driver = Situations.AwaitingApproval();
        driver.Saga.State.ShouldBe("AwaitingApproval");
        driver.Sent.ShouldHaveSingleItem().ShouldBeOfType<CompensationNeedsAttention>().State.ShouldBe("AwaitingApproval");
        driver.Saga.DueAt.ShouldBe(driver.Clock.GetUtcNow() + TimeSpan.FromDays(1));
        driver.Ring();
        driver.Ring();
        driver.All<CompensationNeedsAttention>().Count.ShouldBe(3);
        driver.All<CompensationNeedsAttention>().ShouldAllBe(asked => asked.Amount == Some.Full);
    }

    [Fact]
    public void The_approval_sends_it_and_counts_once()
    {
        var driver = Situations.AwaitingApproval().With(Some.Approve(), Some.Approve());
        driver.Commands().ShouldHaveSingleItem().Amount.ShouldBe(Some.Full);
        driver.All<CompensationStarted>().Count.ShouldBe(1);
    }

    [Fact]
    public void A_repeated_failure_neither_asks_nor_sends_again()
    {
        var driver = Situations.AwaitingApproval().Pass(TimeSpan.FromHours(1));
        var due = driver.Saga.DueAt;
        driver.Take(Some.GrantFailed()).ShouldBeEmpty();
        driver.Saga.DueAt.ShouldBe(due);
    }

    [Fact]
    public void A_cancel_request_needs_none() =>
        Situations.AwaitingApproval().With(Some.Cancel()).Commands().ShouldHaveSingleItem().Amount.ShouldBe(Some.Full);

    [Theory]
    [InlineData(Some.Full, "Refunding")]
    [InlineData(Some.Full - 1, "AwaitingApproval")]
    public void The_threshold_is_above_an_amount(long above, string state)
    {
        var driver = Above(above, "RUB").With(Some.Captured(), Some.GrantFailed());
        driver.Saga.State.ShouldBe(state);
    }

    [Fact]
    public void The_threshold_of_another_currency_does_not_count() =>
        Above(1, "USD").With(Some.Captured(), Some.GrantFailed()).Saga.State.ShouldBe("Refunding");

    [Fact]
    public void The_threshold_looks_at_what_would_go_back()
    {
        var driver = Above(50_000, "RUB").With(Some.Captured(), Some.GrantFailed(null, Some.Item("a", 40_000)));
        driver.Succeed(PaymentStatus.Confirmed);
        driver.With(Some.GrantFailed(null, Some.Item("b", 60_000)));
        driver.Saga.State.ShouldBe("AwaitingApproval");
        driver.With(Some.Approve());
        driver.Command().Amount.ShouldBe(60_000);
    }

    [Fact]
    public void A_dismissal_goes_back_to_where_it_rested()
    {
        var driver = Situations.AwaitingApproval().With(Some.Granted(DateTimeOffset.UnixEpoch), Some.Notified(), Some.Dismiss());
        driver.ShouldBe("Fulfilled", PaymentStatus.Confirmed);
        driver.Saga.Payable.ShouldBe(0);
        driver.Saga.DueAt.ShouldBeNull();
        driver.All<CompensationDismissed>().ShouldHaveSingleItem().Operator.ShouldBe("anna");
        driver.Commands().ShouldBeEmpty();
    }

    [Fact]
    public void After_a_dismissal_only_a_later_failure_opens_it_again()
    {
        var driver = Situations.AwaitingApproval();
        var failedAt = driver.Clock.GetUtcNow();
        driver.Pass(TimeSpan.FromMinutes(5)).With(Some.Dismiss());
        driver.With(Some.GrantFailed(failedAt), Some.GrantFailed(failedAt.AddMinutes(5)));
        driver.Saga.State.ShouldBe("Confirmed");
        driver.With(Some.GrantFailed(failedAt.AddMinutes(6)));
        driver.Saga.State.ShouldBe("AwaitingApproval");
    }

    [Fact]
    public void After_a_dismissal_another_kind_of_failure_is_its_own()
    {
        var driver = Situations.AwaitingApproval().With(Some.Dismiss(), Some.NotifyFailed());
        driver.Commands().ShouldHaveSingleItem();
    }

    [Fact]
    public void During_the_delay_it_can_be_dismissed()
    {
        var driver = Situations.Scheduled().With(Some.Dismiss());
        driver.ShouldBe("Confirmed", PaymentStatus.Confirmed);
        driver.Saga.DueAt.ShouldBeNull();
    }

    [Fact]
    public void A_running_operation_cannot_be_dismissed_or_approved()
    {
        var driver = Situations.Refunding();
        driver.ShouldChangeNothing(Some.Dismiss());
        driver.Remarks.ShouldHaveSingleItem().ShouldStartWith("refused");
        driver.ShouldChangeNothing(Some.Approve());
        driver.ShouldChangeNothing(Some.ByHand());
    }

    [Fact]
    public void An_ignored_failure_does_nothing_and_a_cancel_request_still_runs()
    {
        var driver = new SagaDriver(rules => rules.ItemGrantFailed = new FailurePolicy { Mode = CompensationMode.Ignore }).With(Some.Captured(), Some.GrantFailed());
        driver.ShouldBe("Confirmed", PaymentStatus.Confirmed);
        driver.Sent.ShouldBeEmpty();
        driver.With(Some.Cancel()).Commands().ShouldHaveSingleItem();
    }

    private static SagaDriver Above(long amount, string currency) =>
        new(rules => rules.ItemGrantFailed = new FailurePolicy { ApprovalAbove = new() { [currency] = amount } });
}

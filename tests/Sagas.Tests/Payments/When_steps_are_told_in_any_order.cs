using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Payments;

/// <summary>Per step and item the fact that happened last counts, whichever comes first.</summary>
public sealed class When_steps_are_told_in_any_order
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly PaymentItem A = Some.Item("a", 50_000);
    private static readonly PaymentItem B = Some.Item("b", 30_000);

    [Fact]
    public void A_success_of_one_step_says_nothing_of_the_other()
    {
        Taken().With(Some.Granted(Noon), Some.NotifyFailed(Noon.AddMinutes(-1))).Commands().ShouldHaveSingleItem();
        Taken().With(Some.Notified(Noon), Some.GrantFailed(Noon.AddMinutes(-1))).Commands().ShouldHaveSingleItem();
        Taken().With(Some.Notified(Noon) with { Items = [A] }, Some.GrantFailed(Noon.AddMinutes(-1), A)).Commands().ShouldHaveSingleItem();
    }

    [Fact]
    public void A_success_of_an_item_speaks_for_that_item()
    {
        var driver = Taken().With(Some.Granted(Noon, A), Some.GrantFailed(Noon.AddMinutes(-1), A));
        driver.Commands().ShouldBeEmpty();
        driver.Remarks.ShouldHaveSingleItem().ShouldStartWith("ignored: the step succeeded at 2026-03-01T12:00:00");
        driver.With(Some.GrantFailed(Noon.AddMinutes(-1), B)).Command().Amount.ShouldBe(30_000);
    }

    [Theory]
    [InlineData(-10, 0, -5)]
    [InlineData(10, 0, 5)]
    public void Of_a_success_of_all_and_one_of_the_item_the_later_counts(int all, int item, int failed)
    {
        var driver = Taken().With(Some.Granted(Noon.AddMinutes(all)), Some.Granted(Noon.AddMinutes(item), A));
        driver.With(Some.GrantFailed(Noon.AddMinutes(failed), A)).Commands().ShouldBeEmpty();
        driver.With(Some.GrantFailed(Noon.AddMinutes(11), A)).Commands().ShouldHaveSingleItem();
    }

    [Fact]
    public void An_older_success_does_not_replace_a_later_one()
    {
        var driver = Taken().With(Some.Granted(Noon), Some.Granted(Noon.AddMinutes(-5)), Some.Notified(Noon), Some.Notified(Noon.AddMinutes(-5)));
        (driver.Saga.GrantedAt, driver.Saga.NotifiedAt).ShouldBe((Noon, Noon));
        driver.With(Some.Granted(Noon.AddMinutes(5)), Some.Notified(Noon.AddMinutes(5)));
        (driver.Saga.GrantedAt, driver.Saga.NotifiedAt).ShouldBe((Noon.AddMinutes(5), Noon.AddMinutes(5)));
    }

    [Fact]
    public void Of_an_item_neither()
    {
        var driver = Taken().With(Some.Granted(Noon, A), Some.Granted(Noon.AddMinutes(-5), A), Some.Notified(Noon) with { Items = [B] });
        driver.Saga.ItemSuccesses.ShouldBe(new Dictionary<string, DateTimeOffset> { ["grant/a"] = Noon, ["notify/b"] = Noon }, ignoreOrder: true);
        driver.With(Some.Granted(Noon.AddMinutes(5), A));
        driver.Saga.ItemSuccesses["grant/a"].ShouldBe(Noon.AddMinutes(5));
    }

    [Fact]
    public void A_success_of_several_items_takes_back_what_it_names()
    {
        var driver = new SagaDriver(rules => rules.ItemGrantFailed = new FailurePolicy { Delay = TimeSpan.FromHours(1) });
        driver.With(Some.Captured(), Some.GrantFailed(Noon, A), Some.Granted(Noon.AddMinutes(1), A, Some.Item("z")));
        driver.ShouldBe("Confirmed", PaymentStatus.Confirmed);
    }

    [Fact]
    public void A_success_of_an_item_that_a_scope_turned_out_to_be_is_an_alert()
    {
        var driver = new SagaDriver(gateway: new GatewayProfile { PartialRefund = true, KnowsItems = true })
            .With(Some.Captured(), Some.GrantFailedFor(Some.Tagged("t"), Noon)).Named(80_000, A, B);
        driver.With(Some.Granted(Noon.AddMinutes(1), Some.Item("z")));
        driver.Alerted.ShouldBeFalse();
        driver.With(Some.Granted(Noon.AddMinutes(1), A));
        driver.Alerted.ShouldBeTrue();
    }

    [Fact]
    public void A_failure_that_was_ignored_keeps_it_from_being_fulfilled_until_a_later_success()
    {
        var driver = new SagaDriver(rules => rules.NotificationFailed = new FailurePolicy { Mode = CompensationMode.Ignore });
        driver.With(Some.Captured(), Some.Granted(Noon), Some.Notified(Noon)).Saga.State.ShouldBe("Fulfilled");
        driver.With(Some.NotifyFailed(Noon.AddMinutes(1))).Saga.State.ShouldBe("Confirmed");
        driver.With(Some.Notified(Noon.AddMinutes(1))).Saga.State.ShouldBe("Fulfilled");
    }

    [Theory]
    [InlineData(ClaimStanding.Open)]
    [InlineData(ClaimStanding.NeedsApproval)]
    public void What_is_not_decided_keeps_it_from_being_fulfilled(ClaimStanding standing)
    {
        var saga = new PaymentSaga { GrantedAt = Noon, NotifiedAt = Noon };
        saga.IsFulfilled.ShouldBeTrue();
        saga.Claims.Add(new Claim { Cause = ClaimCause.ItemGrantFailed, OccurredAt = Noon.AddMinutes(1), ReceivedAt = Noon, Reason = "x", Standing = standing });
        saga.IsFulfilled.ShouldBeFalse();
    }

    private static SagaDriver Taken() => Situations.Resting(PaymentStatus.Confirmed);
}

using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Payments;

public sealed class When_times_are_noted
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static TheoryData<string> Waits { get; } = new("sent", "delay", "approval", "person", "cannot cancel");

    [Fact]
    public void The_row_knows_its_first_and_its_last_message()
    {
        var driver = Situations.Resting(PaymentStatus.Confirmed);
        var first = driver.Clock.GetUtcNow();
        driver.Pass(Minute).With(Some.Initiated());
        (driver.Saga.CreatedAt, driver.Saga.UpdatedAt).ShouldBe((first, first + Minute));
        driver.Pass(Minute).With(Some.Approve());
        (driver.Saga.CreatedAt, driver.Saga.UpdatedAt).ShouldBe((first, first + Minute + Minute));
    }

    [Theory]
    [MemberData(nameof(Waits))]
    public void Money_is_owed_since_it_was_decided_whatever_it_waits_for(string wait)
    {
        var driver = Waiting(wait);
        var since = driver.Clock.GetUtcNow();
        driver.Saga.OwedSince.ShouldBe(since);
        driver.Pass(Minute).With(Some.NotifyFailed(), Some.Note());
        driver.Saga.OwedSince.ShouldBe(since);
        driver.Ring();
        driver.Saga.OwedSince.ShouldBe(since);
    }

    [Fact]
    public void An_end_keeps_since_when_it_was_owed_and_notes_when_it_came()
    {
        var driver = Situations.Refunding();
        var since = driver.Clock.GetUtcNow();
        driver.Saga.ClosedAt.ShouldBeNull();
        driver.Pass(Minute).Succeed(PaymentStatus.Refunded);
        (driver.Saga.OwedSince, driver.Saga.ClosedAt).ShouldBe((since, since + Minute));
        driver.Pass(Minute).With(Some.GrantFailed(), Some.ReturnedElsewhere(1, "late"), Some.Succeeded(driver.Command(), PaymentStatus.Refunded));
        (driver.Saga.OwedSince, driver.Saga.ClosedAt).ShouldBe((since, since + Minute));
    }

    [Fact]
    public void A_payment_that_rests_again_owes_nothing_and_has_not_ended()
    {
        var driver = new SagaDriver().With(Some.Captured(), Some.GrantFailed(null, Some.Item("a", 50_000))).Succeed(PaymentStatus.Confirmed);
        (driver.Saga.OwedSince, driver.Saga.ClosedAt, driver.Saga.DueAction).ShouldBe((null, null, null));
        driver.Pass(Minute).With(Some.GrantFailed(null, Some.Item("b", 50_000)));
        driver.Saga.OwedSince.ShouldBe(driver.Clock.GetUtcNow());
    }

    [Fact]
    public void An_end_that_is_taken_back_is_noted_anew()
    {
        var driver = new SagaDriver().With(Some.Initiated(), Some.Expired());
        var first = driver.Clock.GetUtcNow();
        driver.Saga.ClosedAt.ShouldBe(first);
        driver.Pass(Minute).With(Some.Captured());
        driver.Saga.ClosedAt.ShouldBeNull();
        driver.With(Some.NotDone(driver.Question(), PaymentStatus.Confirmed, Some.Full)).Pass(Minute).Succeed(PaymentStatus.Refunded);
        driver.Saga.ClosedAt.ShouldBe(first + Minute + Minute);
    }

    [Fact]
    public void An_operation_knows_when_it_was_decided_sent_and_closed()
    {
        var driver = Situations.Refunding();
        var decided = driver.Clock.GetUtcNow();
        driver.Pass(Minute).With(Some.NotDone(driver.Command())).Pass(Minute).Succeed(PaymentStatus.Refunded);
        var operation = driver.Saga.Operations.ShouldHaveSingleItem();
        (operation.DecidedAt, operation.SentAt, operation.ClosedAt).ShouldBe((decided, decided + Minute, decided + Minute + Minute));
    }

    [Fact]
    public void A_timer_is_kept_in_microseconds_and_always_lies_ahead()
    {
        var driver = new SagaDriver(options: new SagaOptions { ResolveSchedule = [TimeSpan.FromTicks(1), TimeSpan.FromTicks(25)] });
        driver.Clock.Advance(TimeSpan.FromTicks(7));
        driver.With(Some.Captured(), Some.GrantFailed(), Some.Note());
        driver.Saga.UpdatedAt.Ticks.ShouldBe(driver.Clock.GetUtcNow().Ticks - 7);
        driver.With(Some.Unknown(driver.Command()));
        (driver.Saga.DueAt - driver.Saga.UpdatedAt).ShouldBe(TimeSpan.FromMicroseconds(1));
        driver.Ring();
        (driver.Saga.DueAt - driver.Saga.UpdatedAt).ShouldBe(TimeSpan.FromMicroseconds(2));
    }

    [Fact]
    public void A_decision_about_a_claim_is_dated()
    {
        var driver = Situations.AwaitingApproval();
        var asked = driver.Clock.GetUtcNow();
        driver.Saga.Claims.ShouldHaveSingleItem().DecidedAt.ShouldBe(asked);
        driver.Pass(Minute).With(Some.Approve());
        driver.Saga.Claims.ShouldHaveSingleItem().DecidedAt.ShouldBe(asked + Minute);
    }

    private static SagaDriver Waiting(string wait) => wait switch
    {
        "sent" => Situations.Resting(PaymentStatus.Confirmed).Pass(Minute).With(Some.GrantFailed()),
        "delay" => Situations.Scheduled(),
        "approval" => Situations.AwaitingApproval(),
        "person" => new SagaDriver(gateway: new GatewayProfile { ManualInstruction = "Return it." }).With(Some.Captured(), Some.GrantFailed()),
        _ => new SagaDriver(gateway: new GatewayProfile { CancelUnpaid = false }).With(Some.Initiated(), Some.Cancel()),
    };
}

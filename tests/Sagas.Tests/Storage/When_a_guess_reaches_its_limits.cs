using Microsoft.Extensions.Options;
using Sagas.Payments;
using Sagas.Storage;

namespace Sagas.Tests.Storage;

/// <summary>The bounds of what a process remembers of sagas that it has just stored.</summary>
public sealed class When_a_guess_reaches_its_limits
{
    private static readonly TimeSpan While = TimeSpan.FromSeconds(10);

    private readonly ManualClock _clock = new();

    [Fact]
    public void It_is_good_for_exactly_its_while()
    {
        var recent = Remember(2);
        recent.Put(Saga("1"));
        recent.Put(Saga("2"));
        _clock.Advance(While);
        recent.Take(Make.SagaId("1")).ShouldNotBeNull();
        _clock.Advance(TimeSpan.FromTicks(1));
        recent.Take(Make.SagaId("2")).ShouldBeNull();
    }

    [Fact]
    public void None_is_kept_where_none_is_wanted()
    {
        var recent = Remember(0);
        recent.Put(Saga("1"));
        recent.Take(Make.SagaId("1")).ShouldBeNull();
    }

    [Fact]
    public void One_that_came_back_does_not_leave_with_its_older_place()
    {
        var recent = Remember(2);
        recent.Put(Saga("1"));
        _clock.Advance(TimeSpan.FromSeconds(1));
        recent.Put(recent.Take(Make.SagaId("1"))!);
        recent.Put(Saga("2"));
        recent.Take(Make.SagaId("1")).ShouldNotBeNull();
        recent.Take(Make.SagaId("2")).ShouldNotBeNull();
    }

    [Fact]
    public void One_that_is_due_is_kept_when_the_database_keeps_its_time()
    {
        var recent = Remember(2);
        var saga = Saga("1");
        saga.DueAt = saga.UpdatedAt.AddTicks(TimeSpan.TicksPerMicrosecond);
        recent.Put(saga);
        recent.Take(Make.SagaId("1")).ShouldNotBeNull().DueAt.ShouldBe(saga.DueAt);
    }

    [Fact]
    public void A_wrong_guess_forbids_all_for_exactly_its_time()
    {
        var recent = Remember(2);
        recent.Put(Saga("1"));
        recent.Put(Saga("2"));
        recent.Suspend();
        recent.Take(Make.SagaId("2")).ShouldBeNull();
        _clock.Advance(TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(1));
        recent.Put(Saga("1"));
        recent.Take(Make.SagaId("1")).ShouldBeNull();
        _clock.Advance(TimeSpan.FromTicks(1));
        recent.Put(Saga("1"));
        recent.Take(Make.SagaId("1")).ShouldNotBeNull();
    }

    [Fact]
    public void What_the_last_message_left_to_be_told_is_not_kept()
    {
        var recent = Remember(2);
        var saga = Saga("1");
        saga.Alert("odd");
        recent.Put(saga);
        recent.Take(Make.SagaId("1")).ShouldNotBeNull().Remarks.ShouldBeEmpty();
    }

    private RecentSagas Remember(int most) =>
        new(_clock, Options.Create(new EngineOptions { RecentSagas = most, RecentFor = While, RecentSuspendedFor = TimeSpan.FromMinutes(1) }));

    private static PaymentSaga Saga(string payment) => Make.Saga(payment, 1, new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
}

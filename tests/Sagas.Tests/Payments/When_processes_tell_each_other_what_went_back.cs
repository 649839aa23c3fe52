using Microsoft.Extensions.Logging.Abstractions;
using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Tests.Support;

namespace Sagas.Tests.Payments;

/// <summary>The brake of one process, as it hears of the others.</summary>
public sealed class When_processes_tell_each_other_what_went_back
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly CompensationOptions _options = new() { Limits = new() { Count = 2, Sum = new() { ["RUB"] = 1_000 } } };
    private readonly WindowBrake _brake;

    public When_processes_tell_each_other_what_went_back() =>
        _brake = new WindowBrake(new CompensationPolicy(new FixedOptions<CompensationOptions>(_options)), NullLogger<WindowBrake>.Instance);

    [Fact]
    public void What_was_counted_is_told_once_and_again_when_it_has_grown()
    {
        _brake.TakeUntold().ShouldBeEmpty();
        Ask(1, 100).ShouldBeNull();
        _brake.TakeUntold().ShouldBe([Counted(1, 100)]);
        Ask(1, 100).ShouldBeNull();
        Ask(1, 50).ShouldBeNull();
        _brake.TakeUntold().ShouldBeEmpty();
        Ask(1, 101, TimeSpan.FromMinutes(1)).ShouldBeNull();
        _brake.TakeUntold().ShouldBe([Counted(1, 101)]);
    }

    [Fact]
    public void One_that_was_let_through_stays_so_when_others_have_gone_beyond_the_sum()
    {
        Ask(1, 600).ShouldBeNull();
        _brake.Hear([Counted(2, 600)]);

        Ask(1, 600).ShouldBeNull();
        Ask(1, 601).ShouldNotBeNull();
    }

    [Fact]
    public void What_could_not_be_told_is_told_next_time_unless_it_has_grown_since()
    {
        _brake.TakeUntold();
        Ask(1, 100);
        Ask(2, 100);
        var untold = _brake.TakeUntold();
        Ask(2, 200);
        _brake.PutBack(untold);
        _brake.TakeUntold().ShouldBe([Counted(1, 100), Counted(2, 200)], ignoreOrder: true);
    }

    [Fact]
    public void Before_anybody_wants_to_be_told_what_is_put_back_is_kept()
    {
        _brake.PutBack([Counted(1, 100)]);
        _brake.TakeUntold().ShouldBe([Counted(1, 100)]);
    }

    [Fact]
    public void What_others_started_counts_once_and_is_not_told_on()
    {
        _brake.TakeUntold();
        _brake.Hear([Counted(1, 100), Counted(1, 100)]);
        _brake.Hear([Counted(1, 90)]);
        _brake.TakeUntold().ShouldBeEmpty();
        Ask(2, 100).ShouldBeNull();
        Ask(3, 100).ShouldNotBeNull().ShouldContain("2 automatic compensations");
    }

    [Fact]
    public void The_largest_amount_that_was_heard_counts()
    {
        _brake.Hear([Counted(1, 100)]);
        _brake.Hear([Counted(1, 900)]);
        Ask(2, 101).ShouldNotBeNull().ShouldContain("more than 1000 RUB");
        Ask(2, 100).ShouldBeNull();
    }

    [Fact]
    public void What_comes_late_leaves_the_window_by_its_own_time()
    {
        Ask(1, 1, TimeSpan.FromMinutes(9)).ShouldBeNull();
        _brake.Hear([Counted(2, 1)]);
        Ask(3, 1, TimeSpan.FromMinutes(9)).ShouldNotBeNull();
        Ask(3, 1, TimeSpan.FromMinutes(10)).ShouldBeNull();
        Ask(4, 1, TimeSpan.FromMinutes(10)).ShouldNotBeNull();
    }

    [Fact]
    public void Counts_of_another_team_or_gateway_are_not_its_own()
    {
        _brake.Hear([Counted(1, 1) with { TeamSlug = "other" }, Counted(2, 1) with { Gateway = "other" }, Counted(3, 1) with { Gateway = null }]);
        Ask(4, 1).ShouldBeNull();
        Ask(5, 1).ShouldBeNull();
        Ask(6, 1).ShouldNotBeNull();
    }

    [Fact]
    public void However_many_teams_there_are_a_pulled_brake_stays_pulled()
    {
        _brake.Hear(Enumerable.Range(0, 10_000).Select(team => Counted(1, 1) with { TeamSlug = $"team-{team}" }));
        var later = TimeSpan.FromMinutes(11);
        Ask(1, 1, later).ShouldBeNull();
        Ask(2, 1, later).ShouldBeNull();
        _brake.Hear(Enumerable.Range(0, 10_000).Select(team => Counted(1, 1) with { TeamSlug = $"more-{team}", At = Noon + later }));
        Ask(3, 1, later).ShouldNotBeNull();
    }

    private static BrakeCount Counted(int payment, long amount) => new("demo", "ibusiness", SagaIds.ForPayment("demo", $"{payment}"), amount, "RUB", Noon);

    private string? Ask(int payment, long amount, TimeSpan after = default) => _brake.Refuses(
        new PaymentSaga { CorrelationId = SagaIds.ForPayment("demo", $"{payment}"), TeamSlug = "demo", Gateway = "ibusiness", Currency = "RUB" }, amount, Noon + after);
}

using Microsoft.Extensions.Options;
using Sagas.Payments;
using Sagas.Storage;

namespace Sagas.Tests.Storage;

public sealed class When_a_saga_was_just_stored
{
    [Theory]
    [InlineData(100, 1)]
    [InlineData(0, 2)]
    public async Task Its_next_message_needs_no_look_up_unless_none_is_remembered(int remembered, int lookUps)
    {
        await using var engine = await EngineFixture.StartAsync(options => options.RecentSagas = remembered);
        var loads = 0;
        engine.Store.BeforeLoad = _ =>
        {
            loads++;
            return Task.CompletedTask;
        };

        await engine.PublishAsync(Make.Captured("1"));
        await engine.SagaAsync("1", 1);
        await engine.PublishAsync(Make.GrantFailed("1"));
        await engine.SagaAsync("1", 2);

        loads.ShouldBe(lookUps);
    }

    [Fact]
    public async Task What_its_last_message_meant_is_not_told_again()
    {
        await using var engine = await EngineFixture.StartAsync();
        engine.Script.OnCaptured = context =>
        {
            context.Saga.Alert("something is wrong");
            context.Saga.Actor = "somebody";
            return Task.CompletedTask;
        };

        await engine.PublishAsync(Make.Captured("1"));
        await engine.SagaAsync("1", 1);
        await engine.PublishAsync(Make.GrantFailed("1"));
        await engine.SagaAsync("1", 2);

        var second = (await engine.HistoryAsync("1")).Single(row => row.Version == 2);
        (second.Remarks.Count, second.Alert, second.Actor).ShouldBe((0, false, null));
    }

    [Fact]
    public void It_is_given_out_once()
    {
        var (recent, _) = Create();
        recent.Put(Saga("1"));

        recent.Take(Make.SagaId("1")).ShouldNotBeNull();
        recent.Take(Make.SagaId("1")).ShouldBeNull();
    }

    [Fact]
    public void It_is_forgotten_after_a_while()
    {
        var (recent, clock) = Create();
        recent.Put(Saga("1"));
        clock.Advance(TimeSpan.FromSeconds(11));

        recent.Take(Make.SagaId("1")).ShouldBeNull();
    }

    [Fact]
    public void The_oldest_makes_room_for_the_newest()
    {
        var (recent, clock) = Create();
        foreach (var payment in new[] { "1", "2", "3" })
        {
            recent.Put(Saga(payment));
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        recent.Take(Make.SagaId("1")).ShouldBeNull();
        recent.Take(Make.SagaId("2")).ShouldNotBeNull();
        recent.Take(Make.SagaId("3")).ShouldNotBeNull();
    }

    [Fact]
    public void One_that_is_due_at_a_finer_time_than_the_database_keeps_is_read_back()
    {
        var (recent, _) = Create();
        var saga = Saga("1");
        saga.DueAt = saga.UpdatedAt.AddTicks(1);
        recent.Put(saga);

        recent.Take(Make.SagaId("1")).ShouldBeNull();
    }

    [Fact]
    public void Nothing_is_remembered_for_a_while_after_a_guess_was_wrong()
    {
        var (recent, clock) = Create();
        recent.Put(Saga("1"));

        recent.Suspend();
        recent.Take(Make.SagaId("1")).ShouldBeNull();
        recent.Put(Saga("1"));
        recent.Take(Make.SagaId("1")).ShouldBeNull();

        clock.Advance(TimeSpan.FromMinutes(1));
        recent.Put(Saga("1"));
        recent.Take(Make.SagaId("1")).ShouldNotBeNull();
    }

    private static (RecentSagas Recent, ManualClock Clock) Create()
    {
        var clock = new ManualClock();
        return (new RecentSagas(clock, Options.Create(new EngineOptions { RecentSagas = 2, RecentFor = TimeSpan.FromSeconds(10) })), clock);
    }

    private static PaymentSaga Saga(string payment) => Make.Saga(payment, 1, new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
}

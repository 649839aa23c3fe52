using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Sagas.Payments;
using Sagas.Storage;
using Sagas.Tests.Support;

namespace Sagas.Tests.Storage;

public sealed class When_a_saga_is_due
{
    private const int Payments = 100;

    [Fact]
    public async Task Its_timer_comes_once_in_effect_however_many_pollers_run()
    {
        var store = new InMemoryStore(
            TimeProvider.System, Options.Create(new InMemoryStoreOptions()), NullLogger<InMemoryStore>.Instance);
        var woken = new ConcurrentQueue<(Guid Saga, DateTimeOffset DueAt)>();
        await using var one = await StartAsync(store, woken);
        await using var two = await StartAsync(store, woken);
        for (var i = 0; i < Payments; i++)
            await (i % 2 == 0 ? one : two).PublishAsync(Make.Captured($"{i}"));

        for (var i = 0; i < Payments; i++)
        {
            var saga = await one.SagaAsync($"{i}", 2);
            (saga!.Version, saga.DueAt).ShouldBe((2L, null));
        }

        woken.Count.ShouldBe(Payments);
        woken.Select(wake => wake.Saga).ShouldBeUnique();
        var timer = (await one.HistoryAsync("0"))[1];
        timer.Event.ShouldBe("payment-timer-due");
        timer.MessageId.ShouldBe(TimerMessage.IdOf(Make.SagaId("0"), woken.Single(wake => wake.Saga == Make.SagaId("0")).DueAt, DueAction.Resolve));
    }

    [Fact]
    public async Task A_timer_that_changed_nothing_is_made_again_and_recognised()
    {
        await using var engine = await EngineFixture.StartAsync(options => options.TimerLease = TimeSpan.FromMilliseconds(100));
        Arm(engine);
        await engine.PublishAsync(Make.Captured("1"));
        await engine.SagaAsync("1", 2);
        await Probe.UntilAsync(() => engine.Logs.ToArray(), lines => lines.Any(line => line.StartsWith("3000", StringComparison.Ordinal)));
        (await engine.FindAsync("1"))!.Version.ShouldBe(2);
    }

    private static async Task<EngineFixture> StartAsync(InMemoryStore store, ConcurrentQueue<(Guid, DateTimeOffset)> woken)
    {
        var engine = await EngineFixture.StartAsync(services: services => services.AddSingleton(store));
        Arm(engine);
        engine.Script.OnTimer = context =>
        {
            context.Message.DueAt.ShouldBe(context.Saga.DueAt.ShouldNotBeNull());
            woken.Enqueue((context.Saga.CorrelationId, context.Message.DueAt));
            context.Saga.DueAt = null;
            context.Saga.DueAction = null;
            return Task.CompletedTask;
        };
        return engine;
    }

    private static void Arm(EngineFixture engine) => engine.Script.OnCaptured = context =>
    {
        context.Saga.DueAt = TimeProvider.System.GetUtcNow().AddMilliseconds(50);
        context.Saga.DueAction = DueAction.Resolve;
        return Task.CompletedTask;
    };
}

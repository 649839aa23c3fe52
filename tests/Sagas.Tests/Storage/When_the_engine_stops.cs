using Microsoft.Extensions.Options;
using Sagas.Storage;
using Sagas.Tests.Support;

namespace Sagas.Tests.Storage;

public sealed class When_the_engine_stops
{
    [Fact]
    public async Task What_was_committed_has_left_when_the_stop_ends()
    {
        const int payments = 300;
        await using var engine = await EngineFixture.StartAsync(options => options.DeliveryLoops = 1);
        await Task.WhenAll(Enumerable.Range(0, payments).Select(i => engine.PublishAsync(Make.Captured($"{i}"))));
        for (var i = 0; i < payments; i++)
            await engine.SagaAsync($"{i}", 1);
        await Task.WhenAll(Enumerable.Range(0, payments).Select(i => engine.PublishAsync(Make.GrantFailed($"{i}"))));

        await engine.StopAsync();

        engine.Health.Problems.ShouldContain("The engine is stopping.");
        engine.Logs.ShouldNotContain(line => line.StartsWith("3033", StringComparison.Ordinal));
        engine.Memory.OutboxCount.ShouldBe(0);
    }

    [Fact]
    public async Task A_store_that_stays_away_does_not_hold_it_up()
    {
        await using var engine = await EngineFixture.StartAsync(options => options.DrainTimeout = TimeSpan.FromMilliseconds(50));
        engine.Store.Away = true;
        await engine.PublishAsync(Make.Captured("1"));
        await Probe.UntilAsync(() => engine.Store.CallsWhileAway, calls => calls > 2);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2), TimeProvider.System);

        await engine.StopAsync(patience.Token);

        engine.Logs.ShouldContain(line => line.StartsWith("3032", StringComparison.Ordinal));
        engine.Arrivals.ShouldBeEmpty("a message that waits for the store has not failed");
    }

    [Fact]
    public async Task Wrong_options_keep_it_from_starting()
    {
        await using var engine = await EngineFixture.StartAsync(options => options.MaxBatch = 0, start: false);
        var error = await Should.ThrowAsync<OptionsValidationException>(engine.StartHostAsync);
        error.Message.ShouldContain(nameof(EngineOptions.MaxBatch));
    }
}

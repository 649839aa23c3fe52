using Microsoft.Extensions.DependencyInjection;
using Sagas.Storage;
using Sagas.Tests.Support;

namespace Sagas.Tests.Storage;

public sealed class When_a_loop_ends
{
    [Fact]
    public async Task Readiness_turns_red_and_says_which()
    {
        await using var engine = await EngineFixture.StartAsync(options => options.DrainTimeout = TimeSpan.FromMilliseconds(50));
        await Probe.UntilAsync(() => engine.Health.IsReady, ready => ready);
        // Nobody closes one loop alone; delivery cannot go on without it.
        engine.Services.GetRequiredService<DeliveredCleaner>().Close();
        await engine.PublishAsync(Make.Captured("1"));
        await engine.SagaAsync("1", 1);
        await engine.PublishAsync(Make.GrantFailed("1"));

        var problems = await Probe.UntilAsync(() => engine.Health.Problems, seen => seen.Count > 0);

        problems.ShouldHaveSingleItem().ShouldStartWith("delivery has ended");
    }
}

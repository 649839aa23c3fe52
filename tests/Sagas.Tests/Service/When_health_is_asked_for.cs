using Microsoft.Extensions.DependencyInjection;
using Sagas.Service.Health;
using Sagas.Tests.Support;

namespace Sagas.Tests.Service;

public sealed class When_health_is_asked_for
{
    [Fact]
    public async Task A_process_whose_bus_and_parts_run_is_ready()
    {
        using var host = new ServiceHost();

        await Probe.UntilAsync(
            async () => (int)(await host.CreateClient().GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode, status => status == 200);
    }

    [Fact]
    public async Task A_part_that_is_not_ready_is_named_and_the_process_still_lives()
    {
        using var host = new ServiceHost { Change = services => services.AddSingleton<IReadinessSource>(new Part(["the committer has failed 3 times"])) };

        using var ready = await host.CreateClient().GetAsync(new Uri("/health/ready", UriKind.Relative));
        using var live = await host.CreateClient().GetAsync(new Uri("/health/live", UriKind.Relative));

        ((int)ready.StatusCode, (int)live.StatusCode).ShouldBe((503, 200));
        (await ready.Content.ReadAsStringAsync()).ShouldContain("engine: the committer has failed 3 times");
    }

    [Fact]
    public async Task A_part_that_is_ready_does_not_stand_in_the_way()
    {
        using var host = new ServiceHost { Change = services => services.AddSingleton<IReadinessSource>(new Part([])) };

        await Probe.UntilAsync(
            async () => (int)(await host.CreateClient().GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode, status => status == 200);
    }

    private sealed class Part(IReadOnlyList<string> problems) : IReadinessSource
    {
        public string Name => "engine";

        public IReadOnlyList<string> Problems { get; } = problems;
    }
}

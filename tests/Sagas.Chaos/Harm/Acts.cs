using Sagas.Chaos.World;
using Sagas.Tests.Support;

namespace Sagas.Chaos.Harm;

/// <summary>All that can happen to the service's processes, its servers, the network between them and the gateways' clocks.</summary>
internal static class Acts
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MostDelay = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan FarthestClock = TimeSpan.FromHours(30);

    public static IReadOnlyList<HarmfulAct> OnProcesses(IReadOnlyList<ChildProgram> services, CancellationToken stop) =>
    [
        new("kill", random => KillAsync(services[random.Next(services.Count)], random, stop)),
        new("kill", random => KillAsync(services[random.Next(services.Count)], random, stop)),
        new("pause", random => PauseAsync(services[random.Next(services.Count)], stop)),
    ];

    public static IReadOnlyList<HarmfulAct> OnServers(Servers servers, TcpProxy toPostgres, TcpProxy toBroker, Gateways gateways, CancellationToken stop)
    {
        List<HarmfulAct> acts =
        [
            new("postgres-restart", random => AwayAsync(servers, "halt", "postgres", random, stop)),
            new("postgres-crash", random => AwayAsync(servers, "crash", "postgres", random, stop)),
            new("rabbitmq-restart", random => AwayAsync(servers, "halt", "rabbitmq", random, stop)),
            new("cut", random => CutAsync(toPostgres, random, stop)),
            new("cut", random => CutAsync(toBroker, random, stop)),
            new("delay", random => SlowAsync(random.Next(2) == 0 ? toPostgres : toBroker, random, stop)),
            new("clock-jump", random => gateways.SetClockAsync(FarthestClock * ((2 * random.NextDouble()) - 1), stop)),
        ];
        if (servers.HasSmallDisk)
            acts.Add(new("disk-full", random => FillAsync(servers, random, stop)));
        return acts;
    }

    private static async Task KillAsync(ChildProgram service, Random random, CancellationToken stop)
    {
        await service.KillAsync();
        await WaitAsync(Short, random, stop);
        service.Start();
        await WaitAsync(Long, random, stop);
    }

    private static async Task PauseAsync(ChildProgram service, CancellationToken stop)
    {
        await service.StopStillAsync();
        await Wait.PassAsync(ServiceSettings.LongerThanEveryLease, stop);
        await service.GoOnAsync();
    }

    private static async Task AwayAsync(Servers servers, string how, string which, Random random, CancellationToken stop)
    {
        await servers.TellAsync($"{how} {which}");
        await WaitAsync(Short, random, stop);
        await servers.TellAsync($"resume {which}");
        await WaitAsync(Short, random, stop);
    }

    private static async Task CutAsync(TcpProxy proxy, Random random, CancellationToken stop)
    {
        await proxy.CutAsync();
        await WaitAsync(Short, random, stop);
        proxy.Restore();
    }

    private static async Task SlowAsync(TcpProxy proxy, Random random, CancellationToken stop)
    {
        proxy.Delay = MostDelay * random.NextDouble();
        await WaitAsync(Long, random, stop);
        proxy.Delay = TimeSpan.Zero;
    }

    private static async Task FillAsync(Servers servers, Random random, CancellationToken stop)
    {
        await servers.TellAsync("fill postgres");
        await WaitAsync(Long, random, stop);
        await servers.TellAsync("empty postgres");
    }

    private static Task WaitAsync(TimeSpan most, Random random, CancellationToken stop) => Wait.PassAsync(most * random.NextDouble(), stop);
}

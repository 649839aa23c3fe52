using System.Diagnostics;
using System.Text.Json;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Sagas.Gateways;
using Sagas.Storage;

namespace Sagas.Benchmarks.Side;

/// <summary>A measured process: it does what its parent writes on its input, line by line, and ends with it.</summary>
internal static class SideProgram
{
    public const string Command = "side";
    public const string Ready = "ready";
    public const string Open = "open";
    public const string Close = "close";
    public const string Marks = "marks";

    /// <summary>Long, because several processes may start on one busy machine; shorter than what their parent waits.</summary>
    private static readonly TimeSpan HealthyWithin = TimeSpan.FromSeconds(100);

    public static async Task<int> RunAsync()
    {
        var settings = JsonSerializer.Deserialize<SideSettings>(await Console.In.ReadLineAsync() ?? "null")
            ?? throw new InvalidOperationException("The first line of input holds the settings.");
        var gate = new Gate();
        var gateway = new LoopbackGateway(settings.Marks);
        using var meters = new Meters();
        using var host = SideHost.Build(settings, gate, gateway);
        if (host.Services.GetService<MigrationRunner>() is { } schema)
            await schema.MigrateAsync(CancellationToken.None);
        await host.StartAsync();
        await host.Services.GetRequiredService<IGatewayEndpoints>().WhenReady;
        await UntilHealthyAsync(host.Services.GetRequiredService<IBusControl>());
        Say(Ready);

        var before = Measure(meters);
        while (await Console.In.ReadLineAsync() is { } command)
        {
            switch (command)
            {
                case Open:
                    meters.Reset();
                    before = Measure(meters);
                    gate.Open();
                    Say(Open);
                    break;
                case Close:
                    gate.Close();
                    var figures = Since(before, Measure(meters));
                    // The database's processes report what they did at the latest when they end.
                    NpgsqlConnection.ClearAllPools();
                    Say(JsonSerializer.Serialize(figures));
                    break;
                case Marks:
                    Say(JsonSerializer.Serialize(gateway.ReachedAt));
                    break;
                default:
                    throw new InvalidOperationException($"'{command}' is no command.");
            }
        }

        gate.Open();
        await host.StopAsync();
        return 0;
    }

    private static async Task UntilHealthyAsync(IBusControl bus)
    {
        if (await bus.WaitForHealthStatus(BusHealthStatus.Healthy, HealthyWithin) != BusHealthStatus.Healthy)
            throw new TimeoutException($"The bus was not healthy within {HealthyWithin}: {bus.CheckHealth().Description}");
    }

    private static void Say(string line)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }

    private static SideFigures Measure(Meters meters)
    {
        using var process = Process.GetCurrentProcess();
        var (commits, writes) = meters.Commits;
        var (loads, loaded) = meters.Loads;
        return new SideFigures
        {
            CpuMilliseconds = process.TotalProcessorTime.TotalMilliseconds,
            PeakResidentBytes = process.PeakWorkingSet64,
            AllocatedBytes = GC.GetTotalAllocatedBytes(),
            Collections = GC.CollectionCount(0),
            Commits = commits,
            Writes = (long)writes,
            CommitSeconds = meters.CommitSeconds,
            Loads = loads,
            Loaded = (long)loaded,
            Conflicts = meters.Conflicts,
            Duplicates = meters.Duplicates,
            Relayed = meters.Relayed,
            RoundTrips = meters.RoundTrips,
        };
    }

    private static SideFigures Since(SideFigures before, SideFigures now) => now with
    {
        CpuMilliseconds = now.CpuMilliseconds - before.CpuMilliseconds,
        AllocatedBytes = now.AllocatedBytes - before.AllocatedBytes,
        Collections = now.Collections - before.Collections,
    };
}

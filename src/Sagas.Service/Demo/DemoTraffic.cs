using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Sagas.Service.Embedded;

namespace Sagas.Service.Demo;

/// <summary>Lifelike traffic against the process's own address, for as long as it runs.</summary>
internal sealed class DemoTraffic(
    IOptions<DemoOptions> settings, OwnAddress own, TimeProvider time, ILogger<DemoTraffic> logger) : BackgroundService
{
    private readonly DemoFigures _figures = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var options = settings.Value;
        var address = await own.GetAsync(stoppingToken);
        using var client = new HttpClient { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        var script = new DemoScript(options, time);
        var player = new DemoPlayer(client, options, _figures, time, logger);
        Log.DemoStarted(logger, options.Rate, address);
        try
        {
            await Task.WhenAll(
                TellAsync(options, script, player, stoppingToken),
                BreakAsync(options, new DemoScript(options, time), player, stoppingToken),
                ReportAsync(options, stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            Report();
        }
    }

    // One payment a tick; when as many as allowed are open, ticks pass unused.
    private Task TellAsync(DemoOptions options, DemoScript script, DemoPlayer player, CancellationToken stoppingToken) => Parallel.ForEachAsync(
        PaymentsAsync(options, script, stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = options.MaxOpen, CancellationToken = stoppingToken },
        async (payment, cancellationToken) => await player.PlayAsync(payment, cancellationToken));

    private async IAsyncEnumerable<DemoPayment> PaymentsAsync(
        DemoOptions options, DemoScript script, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1 / options.Rate), time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            yield return script.Next();
        }
    }

    private async Task BreakAsync(DemoOptions options, DemoScript script, DemoPlayer player, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.FaultEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await player.ArmAsync(script.NextFault(), stoppingToken);
        }
    }

    private async Task ReportAsync(DemoOptions options, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.ReportEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Report();
        }
    }

    private void Report() => Log.DemoFigures(logger, _figures.Payments, _figures.Events, _figures.Faults, _figures.Refused);
}

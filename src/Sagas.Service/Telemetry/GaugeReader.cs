using Microsoft.Extensions.Options;
using Npgsql;
using Sagas.Storage;

namespace Sagas.Service.Telemetry;

/// <summary>Reads the store for the gauges. A store that is away takes them away; readiness says so by itself.</summary>
internal sealed class GaugeReader(
    IFigureReader store, Gauges gauges, IOptions<TelemetryOptions> options, TimeProvider time, ILogger<GaugeReader> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.ReadEvery, time);
        do
        {
            try
            {
                gauges.Take(await store.ReadFiguresAsync(stoppingToken));
            }
            catch (Exception fault) when (fault is StoreUnavailableException or NpgsqlException)
            {
                // The second is what the server refuses for good: said again and again, and no reason to end the process.
                gauges.Take(null);
                Log.FiguresAway(logger, options.Value.ReadEvery, fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}

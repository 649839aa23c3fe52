using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sagas.Storage;

/// <summary>Repeats the exchange as long as the process lives.</summary>
internal sealed class ControlLoop(
    ControlExchange exchange,
    TimeProvider clock,
    EngineHealth health,
    IOptions<EngineOptions> engine,
    IOptions<PostgresStoreOptions> options,
    ILogger<ControlLoop> logger) : PeriodicLoop("compensation control", clock, health, engine, logger)
{
    protected override TimeSpan Interval => options.Value.ControlInterval;

    protected override async Task<bool> TurnAsync(CancellationToken cancellationToken)
    {
        await exchange.RunAsync(cancellationToken);
        return false;
    }
}

/// <summary>Runs the loop beside the host's start and ends it with the host.</summary>
internal sealed class ControlHost(ControlLoop loop) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => loop.RunAsync(stoppingToken);
}

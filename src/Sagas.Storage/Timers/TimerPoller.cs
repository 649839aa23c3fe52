using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sagas.Storage;

/// <summary>Wakes the sagas whose time has come. Any number of pollers may run: a saga is claimed by one of them at a time.</summary>
internal sealed class TimerPoller(
    ISagaStore store,
    DeliveryQueue queue,
    IDeliveryGate gate,
    TimeProvider clock,
    EngineHealth health,
    EngineMetrics metrics,
    IOptions<EngineOptions> options,
    ILogger<TimerPoller> logger) : PeriodicLoop("timers", clock, health, options, logger)
{
    protected override TimeSpan Interval => Options.TimerInterval;

    protected override Task ReadyAsync(CancellationToken cancellationToken) => gate.Opened.WaitAsync(cancellationToken);

    protected override async Task<bool> TurnAsync(CancellationToken cancellationToken)
    {
        var rows = await store.ClaimDueAsync(Options.ClaimBatch, Options.TimerLease, cancellationToken);
        metrics.Timers(rows.Count);
        await queue.HandOverAsync(rows, cancellationToken);
        return rows.Count == Options.ClaimBatch;
    }
}

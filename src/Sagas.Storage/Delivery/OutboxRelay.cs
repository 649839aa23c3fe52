using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sagas.Storage;

/// <summary>Sends what nobody sent: rows whose owner crashed, was too slow or failed, and delayed rows whose time has come.</summary>
internal sealed class OutboxRelay(
    ISagaStore store,
    DeliveryQueue queue,
    IDeliveryGate gate,
    TimeProvider clock,
    EngineHealth health,
    EngineMetrics metrics,
    IOptions<EngineOptions> options,
    ILogger<OutboxRelay> logger) : PeriodicLoop("outbox relay", clock, health, options, logger)
{
    protected override TimeSpan Interval => Options.RelayInterval;

    protected override Task ReadyAsync(CancellationToken cancellationToken) => gate.Opened.WaitAsync(cancellationToken);

    protected override async Task<bool> TurnAsync(CancellationToken cancellationToken)
    {
        var rows = await store.ClaimOutboxAsync(Options.ClaimBatch, Options.OutboxLease, cancellationToken);
        if (rows.Count == 0)
            return false;
        metrics.Relayed(rows.Count);
        Log.Relayed(logger, rows.Count);
        // A delayed row has waited in the store and leaves now.
        await queue.HandOverAsync([.. rows.Select(row => row with { Delay = null })], cancellationToken);
        return rows.Count == Options.ClaimBatch;
    }
}

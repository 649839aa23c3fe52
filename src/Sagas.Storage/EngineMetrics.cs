using System.Collections.Frozen;
using System.Diagnostics.Metrics;

namespace Sagas.Storage;

/// <summary>The engine's instruments.</summary>
internal sealed class EngineMetrics
{
    // Without these, everything below five seconds would be one bucket.
    private static readonly InstrumentAdvice<double> Moments =
        new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] };

    // From a gateway that answers at once to one that is asked daily.
    private static readonly InstrumentAdvice<double> Spans =
        new() { HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600, 21_600, 86_400, 432_000] };

    private static readonly InstrumentAdvice<int> Sizes = new() { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 4096] };

    private static readonly FrozenSet<string> Ends = FrozenSet.Create(StringComparer.Ordinal, "Cancelled", "Reversed", "Refunded");

    private readonly TimeProvider _clock;
    private readonly Histogram<int> _loadBatch;
    private readonly Histogram<int> _commitBatch;
    private readonly Histogram<double> _commitDuration;
    private readonly Counter<long> _conflicts;
    private readonly Counter<long> _duplicates;
    private readonly Counter<long> _delivered;
    private readonly Counter<long> _deliveryFailures;
    private readonly Counter<long> _relayed;
    private readonly Counter<long> _timers;
    private readonly Counter<long> _storeRetries;
    private readonly Counter<long> _transitions;
    private readonly Counter<long> _alerts;
    private readonly Histogram<double> _compensation;

    public EngineMetrics(IMeterFactory meters, TimeProvider clock)
    {
        _clock = clock;
        var meter = meters.Create(Telemetry.Name);
        _loadBatch = meter.CreateHistogram("sagas.load.batch.size", "{message}", "Messages that shared one load.", advice: Sizes);
        _commitBatch = meter.CreateHistogram("sagas.commit.batch.size", "{write}", "Writes that shared one commit.", advice: Sizes);
        _commitDuration = meter.CreateHistogram("sagas.commit.duration", "s", "Time of one commit, tries included.", advice: Moments);
        _conflicts = meter.CreateCounter<long>("sagas.conflicts", "{message}", "Messages run again because their saga had changed.");
        _duplicates = meter.CreateCounter<long>("sagas.duplicates", "{message}", "Messages that had been consumed before; with another body the publisher uses one id twice.");
        _delivered = meter.CreateCounter<long>("sagas.delivered", "{message}", "Outgoing messages sent.");
        _deliveryFailures = meter.CreateCounter<long>("sagas.delivery.failures", "{message}", "Sendings left to the relay.");
        _relayed = meter.CreateCounter<long>("sagas.relayed", "{message}", "Outgoing messages that the relay took over.");
        _timers = meter.CreateCounter<long>("sagas.timers", "{message}", "Timer messages made.");
        _storeRetries = meter.CreateCounter<long>("sagas.store.retries", "{call}", "Calls repeated because the store was away.");
        _transitions = meter.CreateCounter<long>("sagas.transitions", "{transition}", "Payments that came into a state, by state and gateway.");
        _alerts = meter.CreateCounter<long>("sagas.alerts", "{alert}", "Messages after which a person should look at the payment, by gateway.");
        _compensation = meter.CreateHistogram(
            "sagas.compensation.duration", "s", "From the failure to the end, of payments that ended CANCELLED, REVERSED or REFUNDED.", advice: Spans);
    }

    public void Load(int size) => _loadBatch.Record(size);

    public long CommitStarted() => _clock.GetTimestamp();

    public void Committed(int size, long started)
    {
        _commitBatch.Record(size);
        _commitDuration.Record(_clock.GetElapsedTime(started).TotalSeconds);
    }

    public void Conflict() => _conflicts.Add(1);

    public void Duplicate(bool isSame) => _duplicates.Add(1, new KeyValuePair<string, object?>("body", isSame ? "same" : "other"));

    public void Saved(UnitOfWork unit)
    {
        if (unit is not { Saga: { } saga, History: { } history })
            return;
        var gateway = new KeyValuePair<string, object?>("gateway", saga.Gateway ?? "");
        if (history.Alert)
            _alerts.Add(1, gateway);
        if (string.Equals(history.FromState, history.ToState, StringComparison.Ordinal))
            return;
        _transitions.Add(1, new KeyValuePair<string, object?>("state", history.ToState), gateway);
        if (saga is { ClosedAt: { } closedAt, OwedSince: { } owedSince } && Ends.Contains(history.ToState) && !Ends.Contains(history.FromState))
            _compensation.Record((closedAt - owedSince).TotalSeconds, gateway);
    }

    public void Delivered() => _delivered.Add(1);

    public void DeliveryFailed() => _deliveryFailures.Add(1);

    public void Relayed(int count) => _relayed.Add(count);

    public void Timers(int count) => _timers.Add(count);

    public void StoreRetry() => _storeRetries.Add(1);
}

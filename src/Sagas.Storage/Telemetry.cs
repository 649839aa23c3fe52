using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Sagas.Storage;

/// <summary>The names of this project's meters and traces.</summary>
public static class Telemetry
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "Sagas.Storage";

    internal static ActivitySource Activities { get; } = new(Name);
}

/// <summary>The engine's instruments.</summary>
internal sealed class EngineMetrics
{
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

    public EngineMetrics(IMeterFactory meters, TimeProvider clock)
    {
        _clock = clock;
        var meter = meters.Create(Telemetry.Name);
        _loadBatch = meter.CreateHistogram<int>("sagas.load.batch.size", "{message}", "Messages that shared one load.");
        _commitBatch = meter.CreateHistogram<int>("sagas.commit.batch.size", "{write}", "Writes that shared one commit.");
        _commitDuration = meter.CreateHistogram<double>("sagas.commit.duration", "s", "Time of one commit, tries included.");
        _conflicts = meter.CreateCounter<long>("sagas.conflicts", "{message}", "Messages run again because their saga had changed.");
        _duplicates = meter.CreateCounter<long>("sagas.duplicates", "{message}", "Messages that had been consumed before.");
        _delivered = meter.CreateCounter<long>("sagas.delivered", "{message}", "Outgoing messages sent.");
        _deliveryFailures = meter.CreateCounter<long>("sagas.delivery.failures", "{message}", "Sendings left to the relay.");
        _relayed = meter.CreateCounter<long>("sagas.relayed", "{message}", "Outgoing messages that the relay took over.");
        _timers = meter.CreateCounter<long>("sagas.timers", "{message}", "Timer messages made.");
        _storeRetries = meter.CreateCounter<long>("sagas.store.retries", "{call}", "Calls repeated because the store was away.");
    }

    public void Load(int size) => _loadBatch.Record(size);

    public long CommitStarted() => _clock.GetTimestamp();

    public void Committed(int size, long started)
    {
        _commitBatch.Record(size);
        _commitDuration.Record(_clock.GetElapsedTime(started).TotalSeconds);
    }

    public void Conflict() => _conflicts.Add(1);

    public void Duplicate() => _duplicates.Add(1);

    public void Delivered() => _delivered.Add(1);

    public void DeliveryFailed() => _deliveryFailures.Add(1);

    public void Relayed(int count) => _relayed.Add(count);

    public void Timers(int count) => _timers.Add(count);

    public void StoreRetry() => _storeRetries.Add(1);
}

using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sagas.Storage;

/// <summary>
/// Group commit: one round trip and one commit for all writes that wait. A batch that fails because the store is away is
/// repeated; one that fails otherwise is committed write by write, so that only the guilty one fails.
/// </summary>
internal sealed class CommitBatcher : Batcher<StoreWrite, WriteResult>
{
    private readonly ISagaStore _store;
    private readonly StorePatience _patience;
    private readonly LoopMonitor _monitor;
    private readonly EngineMetrics _metrics;
    private readonly TimeSpan _lease;
    private readonly ILogger<CommitBatcher> _logger;

    public CommitBatcher(
        ISagaStore store,
        StorePatience patience,
        EngineHealth health,
        EngineMetrics metrics,
        IOptions<EngineOptions> options,
        ILogger<CommitBatcher> logger)
        : base("commits", options.Value.BatchQueue, options.Value.CommitLoops, options.Value.MaxBatch)
    {
        _store = store;
        _patience = patience;
        _monitor = health.Watch(Name);
        _metrics = metrics;
        _lease = options.Value.OutboxLease;
        _logger = logger;
    }

    protected override async Task AnswerAsync(IReadOnlyList<Entry> batch, CancellationToken cancellationToken)
    {
        // Two writes of one key in a batch are rare (the gate lets one message of a saga in); the later waits for the next round.
        for (var rest = batch; rest.Count > 0;)
        {
            var taken = new HashSet<(Guid Id, int Ordinal)>();
            var round = rest.Where(entry => entry.Ask.Key is not { } key || taken.Add(key)).ToList();
            await CommitAsync(round, cancellationToken);
            rest = round.Count == rest.Count ? [] : [.. rest.Except(round)];
        }
    }

    private async Task CommitAsync(List<Entry> batch, CancellationToken cancellationToken)
    {
        try
        {
            await CommitTogetherAsync(batch, cancellationToken);
        }
        catch (Exception exception) when (batch.Count > 1 && exception is not OperationCanceledException)
        {
            Log.CommittingOneByOne(_logger, exception, batch.Count);
            foreach (var entry in batch)
                await CommitAloneAsync(entry, cancellationToken);
        }
    }

    private async Task CommitAloneAsync(Entry entry, CancellationToken cancellationToken)
    {
        try
        {
            await CommitTogetherAsync([entry], cancellationToken);
        }
#pragma warning disable CA1031 // The guilty write's failure goes to its own message, which faults; the others go on.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            entry.Answer.TrySetException(exception);
        }
    }

    private async Task CommitTogetherAsync(List<Entry> batch, CancellationToken cancellationToken)
    {
        StoreWrite[] writes = [.. batch.Select(entry => entry.Ask)];
        using var span = StartSpan(batch);
        var started = _metrics.CommitStarted();
        var answers = await _patience.CallAsync(_monitor, token => _store.CommitAsync(writes, _lease, token), cancellationToken);
        _metrics.Committed(writes.Length, started);
        for (var i = 0; i < writes.Length; i++)
            batch[i].Answer.TrySetResult(answers[i]);
    }

    // One commit belongs to the traces of many messages, so it is a trace of its own that is linked to them.
    private static Activity? StartSpan(List<Entry> batch) => Telemetry.Activities.HasListeners()
        ? Telemetry.Activities.StartActivity(
            ActivityKind.Internal, links: batch.Select(entry => entry.Trace).OfType<Activity>().Select(trace => new ActivityLink(trace.Context)), name: Telemetry.Commit)
            ?.SetTag("db.operation.batch.size", batch.Count)
        : null;
}

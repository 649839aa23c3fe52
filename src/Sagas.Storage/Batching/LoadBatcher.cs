using Microsoft.Extensions.Options;

namespace Sagas.Storage;

/// <summary>One look-up for all messages that wait for their saga.</summary>
internal sealed class LoadBatcher : Batcher<LoadRequest, LoadedSaga>
{
    private readonly ISagaStore _store;
    private readonly StorePatience _patience;
    private readonly LoopMonitor _monitor;
    private readonly EngineMetrics _metrics;

    public LoadBatcher(
        ISagaStore store, StorePatience patience, EngineHealth health, EngineMetrics metrics, IOptions<EngineOptions> options)
        : base("loads", options.Value.BatchQueue, options.Value.LoadLoops, options.Value.MaxBatch)
    {
        _store = store;
        _patience = patience;
        _monitor = health.Watch(Name);
        _metrics = metrics;
    }

    protected override async Task AnswerAsync(IReadOnlyList<Entry> batch, CancellationToken cancellationToken)
    {
        _metrics.Load(batch.Count);
        LoadRequest[] requests = [.. batch.Select(entry => entry.Ask)];
        var answers = await _patience.CallAsync(_monitor, token => _store.LoadAsync(requests, token), cancellationToken);
        for (var i = 0; i < requests.Length; i++)
            batch[i].Answer.TrySetResult(answers[i]);
    }
}

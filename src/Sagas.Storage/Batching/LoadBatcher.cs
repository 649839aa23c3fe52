using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sagas.Storage;

/// <summary>
/// One look-up for all messages that wait for their saga. When it fails for another reason than that the store is away (a row that a
/// person has edited and that can no longer be read), everyone is looked up alone, so that only the guilty one fails.
/// </summary>
internal sealed class LoadBatcher : Batcher<LoadRequest, LoadedSaga>
{
    private readonly ISagaStore _store;
    private readonly StorePatience _patience;
    private readonly LoopMonitor _monitor;
    private readonly EngineMetrics _metrics;
    private readonly ILogger<LoadBatcher> _logger;

    public LoadBatcher(
        ISagaStore store,
        StorePatience patience,
        EngineHealth health,
        EngineMetrics metrics,
        IOptions<EngineOptions> options,
        ILogger<LoadBatcher> logger)
        : base("loads", options.Value.BatchQueue, options.Value.LoadLoops, options.Value.MaxBatch)
    {
        _store = store;
        _patience = patience;
        _monitor = health.Watch(Name);
        _metrics = metrics;
        _logger = logger;
    }

    protected override async Task AnswerAsync(IReadOnlyList<Entry> batch, CancellationToken cancellationToken)
    {
        try
        {
            await LoadAsync(batch, cancellationToken);
        }
        catch (Exception exception) when (batch.Count > 1 && exception is not OperationCanceledException)
        {
            Log.LoadingOneByOne(_logger, exception, batch.Count);
            foreach (var entry in batch)
                await LoadAloneAsync(entry, cancellationToken);
        }
    }

    private async Task LoadAloneAsync(Entry entry, CancellationToken cancellationToken)
    {
        try
        {
            await LoadAsync([entry], cancellationToken);
        }
#pragma warning disable CA1031 // The guilty request's failure goes to its own message, which faults; the others go on.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            entry.Answer.TrySetException(exception);
        }
    }

    private async Task LoadAsync(IReadOnlyList<Entry> batch, CancellationToken cancellationToken)
    {
        _metrics.Load(batch.Count);
        LoadRequest[] requests = [.. batch.Select(entry => entry.Ask)];
        var answers = await _patience.CallAsync(_monitor, token => _store.LoadAsync(requests, token), cancellationToken);
        for (var i = 0; i < requests.Length; i++)
            batch[i].Answer.TrySetResult(answers[i]);
    }
}

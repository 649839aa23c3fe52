using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sagas.Storage;

/// <summary>
/// Deletes delivered rows, as many at once as have gathered, within the group commits; once those are closed, on its own.
/// </summary>
internal sealed class DeliveredCleaner : IEngineLoop
{
    private readonly Channel<Guid> _channel;
    private readonly CommitBatcher _commits;
    private readonly ISagaStore _store;
    private readonly StorePatience _patience;
    private readonly LoopMonitor _monitor;
    private readonly TimeProvider _clock;
    private readonly EngineOptions _options;
    private readonly ILogger<DeliveredCleaner> _logger;

    public DeliveredCleaner(
        CommitBatcher commits,
        ISagaStore store,
        StorePatience patience,
        EngineHealth health,
        TimeProvider clock,
        IOptions<EngineOptions> options,
        ILogger<DeliveredCleaner> logger)
    {
        _commits = commits;
        _store = store;
        _patience = patience;
        _clock = clock;
        _options = options.Value;
        _logger = logger;
        _channel = Channel.CreateBounded<Guid>(_options.DeliveryQueue);
        _monitor = health.Watch(Name);
    }

    public string Name => "outbox cleaning";

    public async ValueTask DeliveredAsync(Guid id, CancellationToken cancellationToken) =>
        await _channel.Writer.WriteAsync(id, cancellationToken);

    public void Close() => _channel.Writer.TryComplete();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var ids = new List<Guid>(_options.ClaimBatch);
        try
        {
            while (await _channel.Reader.WaitToReadAsync(cancellationToken))
            {
                while (ids.Count < _options.ClaimBatch && _channel.Reader.TryRead(out var id))
                    ids.Add(id);
                await DeleteAsync([.. ids], cancellationToken);
                ids.Clear();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What stays is sent once more by the relay, with the same id.
            Log.LeftToRelay(_logger, ids.Count + _channel.Reader.Count);
        }
    }

    private async Task DeleteAsync(Guid[] ids, CancellationToken cancellationToken)
    {
        try
        {
            await CommitAsync(ids, cancellationToken);
        }
#pragma warning disable CA1031 // A row that is not deleted is sent again with the same id; the loop must go on, the failure is seen in health and log.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            _monitor.Failed(exception);
            Log.LoopFailed(_logger, exception, Name, _options.RetryDelay);
            await Task.Delay(_options.RetryDelay, _clock, cancellationToken);
        }
    }

    private async Task CommitAsync(Guid[] ids, CancellationToken cancellationToken)
    {
        try
        {
            _monitor.Working();
            await _commits.AskAsync(new DeliveredRows(ids), cancellationToken);
            _monitor.Succeeded();
        }
        catch (EngineStoppedException)
        {
            await _patience.CallAsync(_monitor, async token =>
            {
                await _store.DeleteDeliveredAsync(ids, token);
                return true;
            }, cancellationToken);
        }
    }
}

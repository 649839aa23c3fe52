using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sagas.Storage;

/// <summary>Sends what was committed, several messages at once; what fails is left to the relay.</summary>
internal sealed class DeliveryLoop(
    DeliveryQueue queue,
    OutboxSender sender,
    DeliveredCleaner cleaner,
    IDeliveryGate gate,
    EngineHealth health,
    EngineMetrics metrics,
    IOptions<EngineOptions> options,
    ILogger<DeliveryLoop> logger) : IEngineLoop
{
    private readonly LoopMonitor _monitor = health.Watch("delivery");

    public string Name => _monitor.Name;

    public void Close() => queue.Close();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await gate.Opened.WaitAsync(cancellationToken);
            // One worker that fails ends them all, so that the failure is seen.
            var workers = new ParallelOptions { MaxDegreeOfParallelism = options.Value.DeliveryLoops, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(queue.Reader.ReadAllAsync(cancellationToken), workers, DeliverAsync);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Log.LeftToRelay(logger, queue.Reader.Count);
        }
    }

    private async ValueTask DeliverAsync(DeliveryQueue.Item item, CancellationToken cancellationToken)
    {
        if (await TrySendAsync(item.Row))
            await cleaner.DeliveredAsync(item.Row.Id, cancellationToken);
        queue.Finished(item);
    }

    private async Task<bool> TrySendAsync(OutboxRow row)
    {
        try
        {
            await sender.SendAsync(row);
            _monitor.Succeeded();
            metrics.Delivered();
            return true;
        }
#pragma warning disable CA1031 // Whatever a transport throws: the row stays in the store and is sent again by the relay.
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            _monitor.Failed(exception);
            metrics.DeliveryFailed();
            Log.NotDelivered(logger, exception, row.Id, row.Destination);
            return false;
        }
    }
}

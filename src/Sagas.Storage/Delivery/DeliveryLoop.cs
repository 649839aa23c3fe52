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
            await Task.WhenAll(Enumerable.Range(0, options.Value.DeliveryLoops).Select(_ => LoopAsync(cancellationToken)));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Log.LeftToRelay(logger, queue.Reader.Count);
        }
    }

    private async Task LoopAsync(CancellationToken cancellationToken)
    {
        await foreach (var item in queue.Reader.ReadAllAsync(cancellationToken))
        {
            if (await TrySendAsync(item.Row))
                await cleaner.DeliveredAsync(item.Row.Id, cancellationToken);
            queue.Finished(item);
        }
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

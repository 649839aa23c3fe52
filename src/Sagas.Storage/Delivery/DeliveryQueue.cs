using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sagas.Storage;

/// <summary>
/// Committed messages on their way out, in memory. When it is full the engine takes no more messages. What does not get in or out
/// is no loss: the rows stay in the store, and the relay takes them when their lease ends.
/// </summary>
internal sealed class DeliveryQueue
{
    private readonly Channel<Item> _channel;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _drainTimeout;
    private readonly ILogger<DeliveryQueue> _logger;
    private readonly Lock _lock = new();
    private int _pending;
    private TaskCompletionSource? _empty;
    private volatile bool _draining;

    public DeliveryQueue(TimeProvider clock, IOptions<EngineOptions> options, ILogger<DeliveryQueue> logger)
    {
        _channel = Channel.CreateBounded<Item>(options.Value.DeliveryQueue);
        _clock = clock;
        _drainTimeout = options.Value.DrainTimeout;
        _logger = logger;
    }

    public ChannelReader<Item> Reader => _channel.Reader;

    /// <summary>Takes committed rows. Never fails: they are stored already.</summary>
    public async Task HandOverAsync(IReadOnlyList<OutboxRow> rows, CancellationToken cancellationToken)
    {
        var taken = 0;
        var waited = _draining ? new List<Task>(rows.Count) : null;
        try
        {
            foreach (var row in rows)
            {
                // A delayed row waits in the store; its lease is the delay.
                var item = new Item(row, waited is null ? null : new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
                if (row.Delay is null)
                    await PutAsync(item, cancellationToken);
                if (row.Delay is null && item.Done is { } done)
                    waited?.Add(done.Task);
                taken++;
            }

            // While the bus stops, the acknowledgement waits for its own messages, so that they leave before the transport does.
            if (waited is { Count: > 0 })
                await Task.WhenAll(waited).WaitAsync(_drainTimeout, _clock, cancellationToken);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ChannelClosedException or TimeoutException)
        {
            Log.LeftToRelay(_logger, exception is TimeoutException ? rows.Count : rows.Count - taken);
        }
    }

    /// <summary>One row has been sent or given up.</summary>
    public void Finished(Item item)
    {
        item.Done?.TrySetResult();
        lock (_lock)
        {
            if (--_pending == 0)
                _empty?.TrySetResult();
        }
    }

    /// <summary>From now on an acknowledgement waits for its own messages; completes when those handed over before have left.</summary>
    public async Task DrainAsync()
    {
        _draining = true;
        Task empty;
        lock (_lock)
        {
            if (_pending == 0)
                return;
            _empty ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            empty = _empty.Task;
        }

        try
        {
            await empty.WaitAsync(_drainTimeout, _clock);
        }
        catch (TimeoutException)
        {
            Log.NotDrained(_logger, "delivery", _drainTimeout);
        }
    }

    public void Close() => _channel.Writer.TryComplete();

    private async Task PutAsync(Item item, CancellationToken cancellationToken)
    {
        lock (_lock)
            _pending++;
        try
        {
            await _channel.Writer.WriteAsync(item, cancellationToken);
        }
        catch
        {
            Finished(item);
            throw;
        }
    }

    /// <summary>A row, and who waits for it.</summary>
    internal sealed record Item(OutboxRow Row, TaskCompletionSource? Done);
}

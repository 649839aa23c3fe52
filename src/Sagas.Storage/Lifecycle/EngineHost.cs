using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sagas.Storage;

/// <summary>
/// Starts the loops before the bus and stops them after it, in whatever order the two were registered: first those that find new
/// work, then commits, loads, deliveries, cleaning. In a host without lifecycle events (MassTransit's test harness) it starts and
/// stops with the plain calls, and then waits for the bus itself.
/// </summary>
internal sealed class EngineHost : IHostedLifecycleService, IAsyncDisposable
{
    private readonly IReadOnlyList<IEngineLoop> _inStopOrder;
    private readonly EngineBusObserver _bus;
    private readonly EngineHealth _health;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _drainTimeout;
    private readonly ILogger<EngineHost> _logger;
    private readonly CancellationTokenSource _giveUp = new();
    private readonly Lazy<Task> _stopped;
    private Task[] _running = [];
    private bool _hasLifecycle;

    public EngineHost(
        TimerPoller timers,
        OutboxRelay relay,
        CommitBatcher commits,
        LoadBatcher loads,
        DeliveryLoop delivery,
        DeliveredCleaner cleaner,
        EngineBusObserver bus,
        EngineHealth health,
        TimeProvider clock,
        IOptions<EngineOptions> options,
        ILogger<EngineHost> logger)
    {
        _inStopOrder = [timers, relay, commits, loads, delivery, cleaner];
        _bus = bus;
        _health = health;
        _clock = clock;
        _drainTimeout = options.Value.DrainTimeout;
        _logger = logger;
        _stopped = new Lazy<Task>(StopLoopsOnceAsync);
    }

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _hasLifecycle = true;
        Start();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Start();
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        _health.Stopping();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_hasLifecycle)
            return;
        if (_bus.Started)
            await WaitAsync(_bus.Stopped, "bus");
        await StopLoopsAsync();
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => StopLoopsAsync();

    public async ValueTask DisposeAsync()
    {
        await StopLoopsAsync();
        _giveUp.Dispose();
    }

    private void Start()
    {
        if (_running.Length > 0)
            return;
        _running = [.. _inStopOrder.Select(loop => Task.Run(() => RunAsync(loop)))];
        _health.Running();
        Log.Started(_logger);
    }

    private async Task RunAsync(IEngineLoop loop)
    {
        try
        {
            await loop.RunAsync(_giveUp.Token);
        }
#pragma warning disable CA1031 // The last place that can see why a loop ended: readiness turns red for good and says so.
        catch (Exception exception) when (exception is not OperationCanceledException || !_giveUp.IsCancellationRequested)
#pragma warning restore CA1031
        {
            _health.Ended(loop.Name, exception);
            Log.LoopEnded(_logger, exception, loop.Name);
        }
    }

    // A host may stop and dispose at the same time: whoever comes second waits for the first, else the loops would be disposed under it.
    private Task StopLoopsAsync() => _stopped.Value;

    private async Task StopLoopsOnceAsync()
    {
        _health.Stopping();
        for (var i = 0; i < _inStopOrder.Count; i++)
        {
            _inStopOrder[i].Close();
            if (i < _running.Length)
                await WaitAsync(_running[i], _inStopOrder[i].Name);
        }

        await _giveUp.CancelAsync();
        await WaitAsync(Task.WhenAll(_running), "what was given up");
        Log.Stopped(_logger);
    }

    private async Task WaitAsync(Task task, string name)
    {
        try
        {
            await task.WaitAsync(_drainTimeout, _clock);
        }
        catch (TimeoutException)
        {
            Log.NotDrained(_logger, name, _drainTimeout);
        }
    }
}

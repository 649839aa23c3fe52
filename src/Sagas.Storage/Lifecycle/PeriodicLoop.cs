using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sagas.Storage;

/// <summary>A loop that looks for work, at once again while it finds a full batch, else after an interval.</summary>
internal abstract class PeriodicLoop : IEngineLoop, IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private readonly TimeProvider _clock;
    private readonly LoopMonitor _monitor;
    private readonly ILogger _logger;

    protected PeriodicLoop(string name, TimeProvider clock, EngineHealth health, IOptions<EngineOptions> options, ILogger logger)
    {
        Name = name;
        Options = options.Value;
        _clock = clock;
        _monitor = health.Watch(name);
        _logger = logger;
    }

    public string Name { get; }

    protected EngineOptions Options { get; }

    protected abstract TimeSpan Interval { get; }

    public void Close() => _closed.Cancel();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closed.Token);
        var backoff = new Backoff(Options);
        try
        {
            await ReadyAsync(stop.Token);
            while (!stop.IsCancellationRequested)
            {
                var wait = Interval;
                try
                {
                    _monitor.Working();
                    if (await TurnAsync(stop.Token))
                        wait = TimeSpan.Zero;
                    _monitor.Succeeded();
                    backoff = new Backoff(Options);
                }
#pragma warning disable CA1031 // A loop outlives whatever one turn meets; the failure is logged, counted and turns readiness red.
                catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
                {
                    wait = backoff.Next();
                    _monitor.Failed(exception);
                    Log.LoopFailed(_logger, exception, Name, wait);
                }

                if (wait > TimeSpan.Zero)
                    await Task.Delay(wait, _clock, stop.Token);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Closed: whatever was claimed is claimed again when its lease ends.
        }
    }

    public void Dispose()
    {
        _closed.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Completes when the loop may begin.</summary>
    protected virtual Task ReadyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>One look. <c>true</c>: there is probably more.</summary>
    protected abstract Task<bool> TurnAsync(CancellationToken cancellationToken);
}

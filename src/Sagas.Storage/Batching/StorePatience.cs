using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sagas.Storage;

/// <summary>Waits for a store that is away: a message never faults for infrastructure.</summary>
internal sealed class StorePatience(
    TimeProvider clock, EngineMetrics metrics, IOptions<EngineOptions> options, ILogger<StorePatience> logger)
{
    public async Task<T> CallAsync<T>(
        LoopMonitor monitor, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(options.Value);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            monitor.Working();
            TimeSpan delay;
            try
            {
                var answer = await call(cancellationToken);
                monitor.Succeeded();
                return answer;
            }
            catch (StoreUnavailableException exception)
            {
                delay = backoff.Next();
                monitor.Failed(exception);
                metrics.StoreRetry();
                Log.StoreAway(logger, exception, monitor.Name, delay);
            }

            await Task.Delay(delay, clock, cancellationToken);
        }
    }
}

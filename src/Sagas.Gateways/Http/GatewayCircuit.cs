using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;

namespace Sagas.Gateways;

/// <summary>Pauses an instance while its gateway is down. Commands wait here before their attempt is journalled, so that a pause costs them nothing.</summary>
internal sealed class GatewayCircuit
{
    private readonly ResiliencePipeline<HttpReply> _pipeline;
    private readonly CircuitBreakerStateProvider _state = new();
    private readonly GatewayOptions _options;
    private readonly TimeProvider _time;
    private long _tryAgainAt;

    public GatewayCircuit(string gateway, GatewayOptions options, TimeProvider time, ILogger<GatewayCircuit> logger)
    {
        _options = options;
        _time = time;
        _pipeline = new ResiliencePipelineBuilder<HttpReply> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpReply>
            {
                FailureRatio = options.Breaker.FailureRatio,
                SamplingDuration = options.Breaker.SamplingDuration,
                MinimumThroughput = options.Breaker.MinimumThroughput,
                BreakDuration = options.Breaker.BreakDuration,
                StateProvider = _state,
                ShouldHandle = static args => ValueTask.FromResult(args.Outcome.Result is { InfrastructureFailed: true }),
                OnOpened = args =>
                {
                    Interlocked.Exchange(ref _tryAgainAt, (_time.GetUtcNow() + args.BreakDuration).UtcTicks);
                    logger.CircuitOpened(gateway, args.BreakDuration);
                    return ValueTask.CompletedTask;
                },
                OnClosed = _ =>
                {
                    logger.CircuitClosed(gateway);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
    }

    /// <summary>Commands have to wait.</summary>
    public bool IsPaused => _state.CircuitState != CircuitState.Closed;

    /// <summary>Runs a call, or tells that the circuit is open.</summary>
    public async Task<HttpReply> CallAsync(Func<CancellationToken, ValueTask<HttpReply>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.ExecuteAsync(static (call, token) => call(token), call, cancellationToken);
        }
        catch (BrokenCircuitException exception)
        {
            return new HttpReply.NotSent("The gateway is paused because its last calls failed.", exception.RetryAfter);
        }
    }

    /// <summary>Waits until a command may try; false when the gateway stayed down for <see cref="GatewayOptions.PauseFor"/>.</summary>
    public async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        var giveUpAt = _time.GetUtcNow() + _options.PauseFor;
        while (!MayTry())
        {
            var left = giveUpAt - _time.GetUtcNow();
            if (left <= TimeSpan.Zero)
                return false;

            await Task.Delay(left < _options.LookEvery ? left : _options.LookEvery, _time, cancellationToken);
        }

        return true;
    }

    // After the break one command at a time goes ahead to try; the others stay here until it closes the circuit. Should the one
    // never call (its attempt was journalled before), the next goes after another break.
    private bool MayTry()
    {
        if (!IsPaused)
            return true;

        var tryAgainAt = Interlocked.Read(ref _tryAgainAt);
        var now = _time.GetUtcNow();
        return now.UtcTicks >= tryAgainAt
            && Interlocked.CompareExchange(ref _tryAgainAt, (now + _options.Breaker.BreakDuration).UtcTicks, tryAgainAt) == tryAgainAt;
    }
}

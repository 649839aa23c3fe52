namespace Sagas.Storage;

/// <summary>Doubling waits with jitter, so that many waiting loops do not come back at the same moment.</summary>
internal sealed class Backoff(EngineOptions options)
{
    private TimeSpan _next = options.RetryDelay;

    /// <summary>The next wait: between a half and the whole of a step that doubles up to the longest.</summary>
    public TimeSpan Next()
    {
        var step = _next < options.RetryDelayMax ? _next : options.RetryDelayMax;
        _next = step * 2;
        return step * (0.5 + (Random.Shared.NextDouble() / 2));
    }
}

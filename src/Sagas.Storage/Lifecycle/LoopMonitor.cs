namespace Sagas.Storage;

/// <summary>What one background loop tells about itself.</summary>
internal sealed class LoopMonitor(string name, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private long? _busySince;
    private int _failures;
    private string? _cause;

    public string Name => name;

    public void Working()
    {
        lock (_lock)
            _busySince = clock.GetTimestamp();
    }

    public void Succeeded()
    {
        lock (_lock)
        {
            _busySince = null;
            _failures = 0;
        }
    }

    public void Failed(Exception exception)
    {
        lock (_lock)
        {
            _busySince = null;
            _failures++;
            _cause = exception.Message;
        }
    }

    public string? Problem(EngineOptions options)
    {
        lock (_lock)
        {
            if (_failures >= options.FailuresBeforeNotReady)
                return $"{name} failed {_failures} times in a row: {_cause}";
            return _busySince is { } since && clock.GetElapsedTime(since) is var busy && busy > options.StalledAfter
                ? $"{name} has been busy with one turn for {busy.TotalSeconds:F0} s."
                : null;
        }
    }
}

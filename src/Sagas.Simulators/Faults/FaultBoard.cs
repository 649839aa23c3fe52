namespace Sagas.Simulators.Faults;

/// <summary>The faults armed on one gateway. A call or webhook is hit by at most one, the oldest that concerns it; bounded.</summary>
internal sealed class FaultBoard(TimeProvider time, Random random, int capacity)
{
    private readonly List<ArmedFault> _armed = [];
    private readonly Lock _gate = new();
    private long _lastId;

    /// <returns><c>null</c> when as many as possible are armed.</returns>
    public FaultView? Arm(FaultOrder order)
    {
        lock (_gate)
        {
            var now = DropFinished();
            if (_armed.Count == capacity)
                return null;
            var fault = new ArmedFault(++_lastId, order, order.Seconds is { } seconds ? now.AddSeconds(seconds) : null);
            _armed.Add(fault);
            return fault.View();
        }
    }

    /// <summary>The fault that hits this call, if any; counts as a hit.</summary>
    public ArmedFault? Take(string operation, bool movesMoney)
    {
        lock (_gate)
        {
            DropFinished();
            return _armed.FirstOrDefault(fault => fault.Order.Concerns(operation, movesMoney) && fault.Hits(random));
        }
    }

    /// <summary>The fault that hits this webhook, if any; counts as a hit.</summary>
    public ArmedFault? TakeForWebhook()
    {
        lock (_gate)
        {
            DropFinished();
            return _armed.FirstOrDefault(fault => fault.Order.Kind.HitsWebhooks && fault.Hits(random));
        }
    }

    public IReadOnlyList<FaultView> List()
    {
        lock (_gate)
        {
            DropFinished();
            return [.. _armed.Select(fault => fault.View())];
        }
    }

    public void Clear()
    {
        lock (_gate)
            _armed.Clear();
    }

    private DateTimeOffset DropFinished()
    {
        var now = time.GetUtcNow();
        _armed.RemoveAll(fault => fault.IsOver(now));
        return now;
    }
}

namespace Sagas.Storage;

/// <summary>
/// Nothing is sent before it opens. The in-memory transport silently drops messages to a queue that does not exist yet, and a broker
/// has no connection yet; so it opens when the bus has started and all gateway endpoints exist.
/// </summary>
public interface IDeliveryGate
{
    /// <summary>Completes when sending may begin.</summary>
    Task Opened { get; }
}

/// <summary>The usual gate: opened by the engine when the bus reports all its endpoints ready.</summary>
public sealed class DeliveryGate : IDeliveryGate
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <inheritdoc />
    public Task Opened => _opened.Task;

    /// <summary>Opens it for good; more than once does nothing.</summary>
    public void Open() => _opened.TrySetResult();
}

using MassTransit;

namespace Sagas.Storage;

/// <summary>
/// Follows the bus: nothing is sent before its endpoints are ready, and what is committed leaves before it stops.
/// </summary>
internal sealed class EngineBusObserver(DeliveryGate gate, DeliveryQueue queue, EngineHealth health) : IBusObserver
{
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool Started { get; private set; }

    public Task Stopped => _stopped.Task;

    public void PostCreate(IBus bus)
    {
        // Nothing to do before the start.
    }

    public void CreateFaulted(Exception exception)
    {
        // The host fails with it.
    }

    public Task PreStart(IBus bus)
    {
        Started = true;
        return Task.CompletedTask;
    }

    public async Task PostStart(IBus bus, Task<BusReady> busReady)
    {
        await busReady;
        gate.Open();
    }

    public Task StartFaulted(IBus bus, Exception exception)
    {
        _stopped.TrySetResult();
        return Task.CompletedTask;
    }

    public async Task PreStop(IBus bus)
    {
        health.Stopping();
        await queue.DrainAsync();
    }

    public Task PostStop(IBus bus)
    {
        _stopped.TrySetResult();
        return Task.CompletedTask;
    }

    public Task StopFaulted(IBus bus, Exception exception)
    {
        _stopped.TrySetResult();
        return Task.CompletedTask;
    }
}

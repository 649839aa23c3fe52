using MassTransit;
using Sagas.Contracts;

namespace Sagas.Gateways;

/// <summary>
/// Connects the gateways' endpoints to a bus whose configuration is not ours, as part of the bus's own start: whoever starts
/// after the bus finds the queues in place, in whichever order hosted services were registered.
/// </summary>
internal sealed class GatewayEndpointStarter(GatewayEndpoints endpoints) : IBusObserver
{
    public void PostCreate(IBus bus)
    {
    }

    public void CreateFaulted(Exception exception) => endpoints.SetFailed(exception);

    public Task PreStart(IBus bus) => Task.CompletedTask;

    public async Task PostStart(IBus bus, Task<BusReady> busReady)
    {
        await busReady;
        if (!endpoints.Declared)
        {
            // A bus that is started again starts these with its own.
            endpoints.Declared = true;
            await Task.WhenAll(endpoints.Registrations.Select(x => Connect(bus, x)));
        }

        endpoints.SetReady();
    }

    public Task StartFaulted(IBus bus, Exception exception)
    {
        endpoints.SetFailed(exception);
        return Task.CompletedTask;
    }

    public Task PreStop(IBus bus) => Task.CompletedTask;

    public Task PostStop(IBus bus) => Task.CompletedTask;

    public Task StopFaulted(IBus bus, Exception exception) => Task.CompletedTask;

    private Task<ReceiveEndpointReady> Connect(IBus bus, GatewayRegistration gateway) =>
        bus.ConnectReceiveEndpoint(WellKnownEndpoints.Gateway(gateway.Name), endpoint => endpoints.Configure(endpoint, gateway)).Ready;
}

using Sagas.Gateways;
using Sagas.Storage;

namespace Sagas.Hosting;

/// <summary>Nothing is sent before the bus runs and every gateway's queue exists: what is sent earlier would be lost.</summary>
internal sealed class AllEndpointsGate(DeliveryGate bus, IGatewayEndpoints gateways) : IDeliveryGate
{
    public Task Opened { get; } = Task.WhenAll(bus.Opened, gateways.WhenReady);
}

using Sagas.Gateways;
using Sagas.Payments;

namespace Sagas.Hosting;

/// <summary>Tells the saga what the configured gateways can do.</summary>
internal sealed class RegistryDirectory(IGatewayRegistry registry) : IGatewayDirectory
{
    public GatewayProfile? Find(string instance)
    {
        if (!registry.TryGet(instance, out var registration))
            return null;
        var can = registration.Gateway.Capabilities;
        return new GatewayProfile
        {
            CancelUnpaid = can.CancelUnpaid,
            PartialReverse = can.PartialReverse,
            PartialRefund = can.PartialRefund,
            KnowsItems = can.KnowsItems,
            ManualInstruction = can.ManualInstruction,
            ResolveSchedule = registration.Options.ResolveSchedule,
        };
    }
}

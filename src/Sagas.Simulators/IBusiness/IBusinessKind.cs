using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.IBusiness;

/// <summary>The I-Business gateway: operations <c>cancel</c> and <c>check</c>.</summary>
internal sealed class IBusinessKind : IGatewayKind
{
    public string Name => SimulatorDefaults.Kind;

    public IReadOnlyList<SimulatedOperation> Open(SimulatedGateway gateway, IConfigurationSection settings)
    {
        var own = IBusinessSettings.Read(gateway.Name, settings);
        return
        [
            new SimulatedOperation
            {
                Name = "cancel",
                Method = HttpMethods.Post,
                Path = "cancel",
                MovesMoney = true,
                Execute = new CancelOperation(gateway, own).Execute,
            },
            new SimulatedOperation
            {
                Name = "check",
                Method = HttpMethods.Post,
                Path = "checkOrder",
                MovesMoney = false,
                Execute = new CheckOrderOperation(gateway, own).Execute,
            },
        ];
    }
}

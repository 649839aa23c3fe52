using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.IBusiness;

/// <summary>The I-Business gateway: operations <c>cancel</c> and <c>check</c>, and notifications.</summary>
internal sealed class IBusinessKind : IGatewayKind
{
    public string Name => SimulatorDefaults.Kind;

    public GatewayApi Open(SimulatedGateway gateway, GatewaySettings settings)
    {
        var own = IBusinessSettings.Read(gateway.Name, settings);
        var cancel = new CancelOperation(gateway, own);
        var check = new CheckOrderOperation(gateway, own);
        return new GatewayApi
        {
            Operations =
            [
                new SimulatedOperation
                {
                    Name = "cancel",
                    Method = HttpMethods.Post,
                    Path = "cancel",
                    MovesMoney = true,
                    Refuse = cancel.Refuse,
                    Execute = cancel.Execute,
                },
                new SimulatedOperation
                {
                    Name = "check",
                    Method = HttpMethods.Post,
                    Path = "checkOrder",
                    MovesMoney = false,
                    Refuse = check.Refuse,
                    Execute = check.Execute,
                },
            ],
            Changed = new IBusinessNotifications(gateway, own).Tell,
        };
    }
}

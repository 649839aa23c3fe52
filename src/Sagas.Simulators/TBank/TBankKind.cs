using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.TBank;

/// <summary>A T-Bank terminal: operations <c>cancel</c>, <c>state</c> and <c>order</c>, and notifications.</summary>
internal sealed class TBankKind : IGatewayKind
{
    private const int MaxPaymentId = 20;

    public string Name => "TBank";

    public GatewayApi Open(SimulatedGateway gateway, GatewaySettings settings)
    {
        var own = TBankSettings.Read(settings);
        var desk = new TBankDesk(gateway);
        var cancel = new TBankCancelOperation(gateway, own, desk);
        var state = new TBankStateOperation(gateway, own, desk);
        var order = new TBankOrderOperation(gateway, own, desk);
        var notifications = new TBankNotifications(gateway, own);
        return new GatewayApi
        {
            Operations =
            [
                Operation("cancel", "v2/Cancel", movesMoney: true, cancel.Execute, cancel.Refuse),
                Operation("state", "v2/GetState", movesMoney: false, state.Execute, TBankStateOperation.Refuse),
                Operation("order", "v2/CheckOrder", movesMoney: false, order.Execute, TBankOrderOperation.Refuse),
            ],
            PendingEnds = [TBankDesk.Done, TBankDesk.Failed],
            MaxIdLength = MaxPaymentId,
            Changed = change =>
            {
                TBankDesk.Follow(change);
                notifications.Tell(change);
            },
        };
    }

    private static SimulatedOperation Operation(
        string name,
        string path,
        bool movesMoney,
        Func<SimulatedCall, SimulatedAnswer> execute,
        Func<SimulatedCall, string?, SimulatedAnswer> refuse) => new()
        {
            Name = name,
            Method = HttpMethods.Post,
            Path = path,
            MovesMoney = movesMoney,
            Execute = execute,
            Refuse = refuse,
        };
}

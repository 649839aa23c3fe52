using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.OmniCart;

/// <summary>
/// The OmniCart gateway: operations <c>status</c>, <c>cancel</c>, <c>refund</c>, <c>modify</c> and <c>capture</c>. A payment
/// is a cart; its items are those announced, or one.
/// </summary>
internal sealed class OmniCartKind(TimeProvider time) : IGatewayKind
{
    public string Name => "OmniCart";

    public GatewayApi Open(SimulatedGateway gateway, GatewaySettings settings)
    {
        var own = OmniCartSettings.Read(settings);
        var answers = new OmniCartAnswers(own, time);
        var desk = new CartDesk(gateway, own, answers);
        var money = new CartMoney(gateway);
        var status = new StatusOperation(desk, answers);
        var modify = new ModifyOperation(desk, money, answers);
        return new GatewayApi
        {
            Operations =
            [
                Operation("status", HttpMethods.Get, "status/{cartId}", movesMoney: false, status.Execute, status.Refuse),
                Items("cancel", ItemStep.Cancel),
                Items("refund", ItemStep.Refund),
                Items("capture", ItemStep.Capture),
                Operation("modify", HttpMethods.Patch, "modify", movesMoney: true, modify.Execute, modify.Refuse),
            ],
            // Callbacks exist, but their form is not published.
            SendsWebhooks = false,
            PendingEnds = [PendingEnd.Done, PendingEnd.NotDone],
            Changed = CartMoney.Follow,
        };

        SimulatedOperation Items(string name, ItemStep step)
        {
            var operation = new ItemOperation(desk, money, own, answers, step);
            return Operation(name, HttpMethods.Post, name, step.Movement is not null, operation.Execute, operation.Refuse);
        }
    }

    private static SimulatedOperation Operation(
        string name,
        string method,
        string path,
        bool movesMoney,
        Func<SimulatedCall, SimulatedAnswer> execute,
        Func<SimulatedCall, string?, SimulatedAnswer> refuse) => new()
        {
            Name = name,
            Method = method,
            Path = path,
            MovesMoney = movesMoney,
            Execute = execute,
            Refuse = refuse,
        };
}

using Sagas.Simulators.Gateways;
using Sagas.Simulators.Payments;

namespace Sagas.Simulators.Bpc;

/// <summary><c>GET payments/{id}</c> and <c>POST payments/{id}/cancel</c>, which is possible before the first capture only.</summary>
internal sealed class PaymentOperations(SimulatedGateway gateway)
{
    public BpcReply Get(SimulatedCall call) => With(call.Route("id"), payment => BpcReply.Ok(BpcViews.Payment(payment)));

    public BpcReply Cancel(SimulatedCall call) => With(call.Route("id"), payment =>
    {
        var status = BpcViews.Payment(payment).Status;
        if (status is not (BpcStatus.RequiresPaymentMethod or BpcStatus.RequiresCapture or BpcStatus.RequiresAction))
            return BpcReply.Failed(BpcError.State(status));
        gateway.Undo(payment, operationKey: null);
        return BpcReply.Ok(BpcViews.Payment(payment));
    });

    /// <summary>Under the payment's lock.</summary>
    private BpcReply With(string id, Func<SimulatedPayment, BpcReply> act)
    {
        if (gateway.Payments.Find(id) is not { } payment)
            return BpcReply.Failed(BpcError.NotFound);
        lock (payment.Gate)
            return BpcViews.HasPayment(payment.Snapshot()) ? act(payment) : BpcReply.Failed(BpcError.NotFound);
    }
}

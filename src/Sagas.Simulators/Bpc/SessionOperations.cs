using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.Bpc;

/// <summary><c>GET sessions/{id}</c> and <c>POST sessions/{id}/expire</c>, which only an open session can be told.</summary>
internal sealed class SessionOperations(SimulatedGateway gateway)
{
    public BpcReply Get(SimulatedCall call)
    {
        if (gateway.Payments.FindBySession(call.Route("id")) is not { } payment)
            return BpcReply.Failed(BpcError.NotFound);
        lock (payment.Gate)
            return BpcReply.Ok(BpcViews.Session(payment));
    }

    public BpcReply Expire(SimulatedCall call)
    {
        if (gateway.Payments.FindBySession(call.Route("id")) is not { } payment)
            return BpcReply.Failed(BpcError.NotFound);
        lock (payment.Gate)
        {
            var status = BpcStatus.OfSession(payment.Snapshot());
            if (status != BpcStatus.Open)
                return BpcReply.Failed(BpcError.State(status));
            gateway.Undo(payment, operationKey: null);
            return BpcReply.Ok(BpcViews.Session(payment));
        }
    }
}

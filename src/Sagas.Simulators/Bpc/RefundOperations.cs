using System.Text.Json;
using Sagas.Simulators.Gateways;
using Sagas.Simulators.Http;
using Sagas.Simulators.Payments;
using Sagas.Simulators.Returns;

namespace Sagas.Simulators.Bpc;

/// <summary>
/// <c>POST refunds</c>, <c>GET refunds/{id}</c>, <c>GET payments/{id}/refunds</c>. A request bears no key and no label, so the same
/// once more is one more refund; together they never exceed what was captured.
/// </summary>
internal sealed class RefundOperations(SimulatedGateway gateway, BpcSettings settings, ReturnDesk desk)
{
    public BpcReply Create(SimulatedCall call)
    {
        if (JsonBody.Parse(call.Body, out var fault) is not { } body)
            return BpcReply.Failed(BpcError.Parameter($"The body {fault}"));
        if (!body.Fields.TryGetValue("amount", out var amount) || amount.ValueKind != JsonValueKind.Number || !amount.TryGetInt64(out var minor) || minor <= 0)
            return BpcReply.Failed(BpcError.Parameter("amount must be a positive integer of minor units"));
        if (!body.Fields.TryGetValue("paymentId", out var id) || id.ValueKind != JsonValueKind.String)
            return BpcReply.Failed(BpcError.Parameter("paymentId is required"));
        return gateway.Payments.Find(id.GetString()!) is { } payment ? Refund(payment, minor, call) : BpcReply.Failed(BpcError.NotFound);
    }

    public BpcReply Get(SimulatedCall call)
    {
        if (desk.Ask(call.Route("id")) is not var (payment, refund))
            return BpcReply.Failed(BpcError.NotFound);
        lock (payment.Gate)
            return BpcReply.Ok(BpcViews.Refund(payment, refund));
    }

    public BpcReply List(SimulatedCall call)
    {
        if (gateway.Payments.Find(call.Route("id")) is not { } payment || !BpcViews.HasPayment(SimulatedGateway.Read(payment)))
            return BpcReply.Failed(BpcError.NotFound);
        lock (payment.Gate)
        {
            var refunds = desk.AskAll(payment).Select(refund => BpcViews.Refund(payment, refund)).ToArray();
            return BpcReply.Ok(settings.WrapLists ? new BpcList(refunds) : refunds);
        }
    }

    private BpcReply Refund(SimulatedPayment payment, long amount, SimulatedCall call)
    {
        lock (payment.Gate)
        {
            if (!BpcViews.HasPayment(payment.Snapshot()))
                return BpcReply.Failed(BpcError.NotFound);
            var status = BpcViews.Payment(payment).Status;
            if (status != BpcStatus.Succeeded)
                return BpcReply.Failed(BpcError.State(status));
            return desk.Start(payment, amount, label: null, call.Pending) is { } refund
                ? BpcReply.Ok(BpcViews.Refund(payment, refund))
                : BpcReply.Failed(BpcError.TooMuch);
        }
    }
}

internal sealed record BpcList(IReadOnlyList<BpcRefund> Data);

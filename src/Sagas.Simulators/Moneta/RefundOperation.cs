using Sagas.Simulators.Gateways;
using Sagas.Simulators.Payments;
using Sagas.Simulators.Returns;

namespace Sagas.Simulators.Moneta;

/// <summary>
/// <c>RefundRequest</c>: gives back a part of a payment, or all that remains, as a new operation. <c>clientTransaction</c> only names
/// it: the same once more is one more refund.
/// </summary>
internal sealed class RefundOperation(SimulatedGateway gateway, MonetaSettings settings, ReturnDesk desk)
{
    private const string SbpAttribute = "SECUREDFIELD:unsBo_79";

    public SimulatedAnswer Execute(MonetaRequest request, SimulatedCall call)
    {
        if (request.Text("transactionId") is not { } id || !MonetaIds.IsId(id))
            return MonetaAnswers.Fault(MonetaFault.Invalid, "transactionId: an operation number is required");
        long? amount = null;
        if (request.Content.TryGetProperty("amount", out _))
        {
            if (!MonetaAmount.TryParse(request.Text("amount") ?? "", out var minor))
                return MonetaAnswers.Fault(MonetaFault.Invalid, "amount: must be positive with at most two decimals");
            amount = minor;
        }

        if (!request.HasPaymentPassword(settings))
            return MonetaAnswers.Fault(MonetaFault.BadPaymentPassword);
        return gateway.Payments.Find(id) is { } payment ? Refund(payment, amount, request, call) : MonetaAnswers.Fault(MonetaFault.NotFound);
    }

    private SimulatedAnswer Refund(SimulatedPayment payment, long? amount, MonetaRequest request, SimulatedCall call)
    {
        lock (payment.Gate)
        {
            if (FaultIn(payment, request) is { } fault)
                return MonetaAnswers.Fault(fault);
            // Without an amount it is the whole operation's, which is too much once a part of it went back.
            if (desk.Start(payment, amount ?? payment.Announced.Amount, request.Text("clientTransaction"), call.Pending) is not { } refund)
                return MonetaAnswers.Fault(MonetaFault.TooMuch);
            if (refund.Label is { } label)
                gateway.Payments.Label(OperationSearch.Label(label), payment);
            return MonetaAnswers.Ok("RefundResponse", OperationInfo.OfRefund(payment, refund, settings.AccountId));
        }
    }

    private static MonetaFault? FaultIn(SimulatedPayment payment, MonetaRequest request) => MonetaStatus.Of(payment) switch
    {
        MonetaStatus.Canceled => MonetaFault.Canceled,
        MonetaStatus.Frozen or MonetaStatus.InProgress => MonetaFault.InProcess,
        MonetaStatus.Created or MonetaStatus.TakenOut => MonetaFault.NotRefundable,
        _ when payment.Announced.Extra is MonetaExtra { Sbp: true } && !request.Attributes(SbpAttribute).Contains("0", StringComparer.Ordinal) =>
            MonetaFault.SbpAttributeMissing,
        _ => null,
    };
}

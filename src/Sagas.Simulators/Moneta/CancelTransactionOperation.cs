using System.Text.Json.Nodes;
using Sagas.Simulators.Gateways;
using Sagas.Simulators.Payments;

namespace Sagas.Simulators.Moneta;

/// <summary><c>CancelTransactionRequest</c>: ends an operation that is not completed, or releases a hold; always in full.</summary>
internal sealed class CancelTransactionOperation(SimulatedGateway gateway)
{
    public SimulatedAnswer Execute(MonetaRequest request)
    {
        if (request.Text("transactionId") is not { } id || !MonetaIds.IsId(id))
            return MonetaAnswers.Fault(MonetaFault.Invalid, "transactionId: an operation number is required");
        return gateway.Payments.Find(id) is { } payment ? Cancel(payment) : MonetaAnswers.Fault(MonetaFault.NotFound);
    }

    private SimulatedAnswer Cancel(SimulatedPayment payment)
    {
        lock (payment.Gate)
        {
            var fault = MonetaStatus.Of(payment) switch
            {
                MonetaStatus.Canceled => MonetaFault.Canceled,
                MonetaStatus.Succeed or MonetaStatus.TakenInNotSent => MonetaFault.AlreadyPaid,
                MonetaStatus.Frozen => MonetaFault.InProcess,
                _ => null,
            };
            if (fault is not null)
                return MonetaAnswers.Fault(fault);

            gateway.Undo(payment, operationKey: null);
            return MonetaAnswers.Ok("CancelTransactionResponse", new JsonObject
            {
                ["transactionId"] = MonetaIds.Number(payment.Announced.PaymentId),
                ["operationStatus"] = MonetaStatus.Of(payment),
            });
        }
    }
}

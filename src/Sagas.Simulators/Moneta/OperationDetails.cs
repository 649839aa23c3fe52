using System.Text.Json;
using System.Text.Json.Nodes;
using Sagas.Simulators.Gateways;
using Sagas.Simulators.Returns;

namespace Sagas.Simulators.Moneta;

/// <summary><c>GetOperationDetailsByIdRequest</c>: a bare number, or an object with the number as <c>value</c>.</summary>
internal sealed class OperationDetails(SimulatedGateway gateway, MonetaSettings settings, ReturnDesk desk)
{
    public SimulatedAnswer Execute(MonetaRequest request)
    {
        var id = request.Content.ValueKind == JsonValueKind.Object ? request.Text("value") : MonetaRequest.Scalar(request.Content);
        if (id is null || !MonetaIds.IsId(id))
            return MonetaAnswers.Fault(MonetaFault.Invalid, "GetOperationDetailsByIdRequest: an operation number is required");
        return Find(id) is { } operation
            ? MonetaAnswers.Ok("GetOperationDetailsByIdResponse", new JsonObject { ["operation"] = operation })
            : MonetaAnswers.Fault(MonetaFault.NotFound);
    }

    private JsonObject? Find(string id)
    {
        if (gateway.Payments.Find(id) is { } payment)
        {
            lock (payment.Gate)
                return OperationInfo.OfPayment(payment, settings.AccountId);
        }

        if (desk.Ask(id) is not var (parent, refund))
            return null;
        lock (parent.Gate)
            return OperationInfo.OfRefund(parent, refund, settings.AccountId);
    }
}

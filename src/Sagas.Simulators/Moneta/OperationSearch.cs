using System.Globalization;
using System.Text.Json.Nodes;
using Sagas.Simulators.Gateways;
using Sagas.Simulators.Payments;
using Sagas.Simulators.Returns;

namespace Sagas.Simulators.Moneta;

/// <summary>
/// <c>FindOperationsListByCTIDRequest</c>: every operation that the client gave a name, payments and refunds alike. One name may be
/// of several; none found is no fault.
/// </summary>
internal sealed class OperationSearch(SimulatedGateway gateway, MonetaSettings settings, ReturnDesk desk)
{
    private const int MaxPageSize = 100;

    /// <summary>Finds the payments of which a refund has that name.</summary>
    public static string Label(string clientTransaction) => $"ctid:{clientTransaction}";

    public SimulatedAnswer Execute(MonetaRequest request)
    {
        if (request.Text("clientTransaction") is not { Length: > 0 } name)
            return MonetaAnswers.Fault(MonetaFault.Invalid, "clientTransaction: is required");
        if (request.Text("accountId") != settings.AccountId)
            return MonetaAnswers.Fault(MonetaFault.Denied);
        if (!TryPage(request, "pageNumber", int.MaxValue, out var pageNumber) || !TryPage(request, "pageSize", MaxPageSize, out var pageSize))
            return MonetaAnswers.Fault(MonetaFault.Invalid, $"pager: pageNumber from 1 and pageSize from 1 to {MaxPageSize} are required");

        var found = Find(name);
        var page = found.Skip((int)Math.Min((long)(pageNumber - 1) * pageSize, int.MaxValue)).Take(pageSize).ToArray();
        var response = new JsonObject
        {
            ["pageSize"] = pageSize,
            ["pageNumber"] = pageNumber,
            ["pagesCount"] = (found.Count + pageSize - 1) / pageSize,
            ["size"] = page.Length,
            ["totalSize"] = found.Count,
        };
        // As their server writes it, an empty list is no list.
        if (page.Length > 0)
            response["operation"] = new JsonArray([.. page]);
        return MonetaAnswers.Ok("FindOperationsListByCTIDResponse", response);
    }

    private List<JsonObject> Find(string name)
    {
        var payments = gateway.Payments.FindByOrder(name).Select(Payment);
        var refunds = gateway.Payments.FindByLabel(Label(name)).SelectMany(payment => Refunds(payment, name));
        return [.. payments, .. refunds];
    }

    private JsonObject Payment(SimulatedPayment payment)
    {
        lock (payment.Gate)
            return OperationInfo.OfPayment(payment, settings.AccountId);
    }

    private JsonObject[] Refunds(SimulatedPayment payment, string name)
    {
        lock (payment.Gate)
        {
            return [.. desk.AskAll(payment)
                .Where(refund => refund.Label == name)
                .Select(refund => OperationInfo.OfRefund(payment, refund, settings.AccountId))];
        }
    }

    private static bool TryPage(MonetaRequest request, string field, int max, out int number) =>
        int.TryParse(request.Text("pager", field), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1 && number <= max;
}

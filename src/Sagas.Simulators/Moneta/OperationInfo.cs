using System.Globalization;
using System.Text.Json.Nodes;
using Sagas.Simulators.Payments;
using Sagas.Simulators.Returns;

namespace Sagas.Simulators.Moneta;

/// <summary>An operation as the API shows it: a number, and attributes whose values are all texts.</summary>
internal static class OperationInfo
{
    private static readonly TimeSpan Moscow = TimeSpan.FromHours(3);

    /// <summary>The payment itself. The caller holds its lock.</summary>
    public static JsonObject OfPayment(SimulatedPayment payment, string accountId)
    {
        var now = payment.Snapshot();
        var attributes = Common(MonetaStatus.Of(payment), now.CompletedAt ?? now.CreatedAt, payment.Own<ReturnList>().Records.Count > 0);
        attributes["clienttransaction"] = now.OrderId;
        attributes["targetaccountid"] = accountId;
        attributes["sourceamount"] = MonetaAmount.Text(-now.Amount);
        attributes["sourcecurrencycode"] = now.Currency;
        attributes["targetamount"] = MonetaAmount.Text(now.Amount);
        attributes["targetcurrencycode"] = now.Currency;
        attributes["typeid"] = "3";
        if (payment.Announced.Status == PaymentStatus.Authorized)
            attributes["AUTHORIZEONLY"] = "1";
        return Info(now.PaymentId, attributes);
    }

    /// <summary>One refund of it, an operation of its own. The caller holds the payment's lock.</summary>
    public static JsonObject OfRefund(SimulatedPayment payment, ReturnRecord refund, string accountId)
    {
        var attributes = Common(refund.Status, refund.ModifiedAt, hasChildren: false);
        attributes["isrefund"] = "1";
        attributes["parentid"] = payment.Announced.PaymentId;
        if (refund.Label is { } label)
            attributes["clienttransaction"] = label;
        attributes["sourceaccountid"] = accountId;
        attributes["sourceamount"] = MonetaAmount.Text(-refund.Amount);
        attributes["sourcecurrencycode"] = payment.Announced.Currency;
        attributes["targetamount"] = MonetaAmount.Text(refund.Amount);
        attributes["targetcurrencycode"] = payment.Announced.Currency;
        attributes["typeid"] = "18";
        return Info(refund.Id, attributes);
    }

    private static Dictionary<string, string> Common(string status, DateTimeOffset modified, bool hasChildren) => new(StringComparer.Ordinal)
    {
        ["statusid"] = status,
        ["category"] = "BUSINESS",
        ["haschildren"] = hasChildren ? "1" : "0",
        ["modified"] = modified.ToOffset(Moscow).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
    };

    private static JsonObject Info(string id, Dictionary<string, string> attributes) => new()
    {
        ["id"] = MonetaIds.Number(id),
        ["attribute"] = new JsonArray([.. attributes.Select(pair => new JsonObject { ["key"] = pair.Key, ["value"] = pair.Value })]),
    };
}

using System.Text.Json;
using Sagas.Simulators.Gateways;
using Sagas.Simulators.Http;

namespace Sagas.Simulators.EasyCredit;

/// <summary>What is used of the payment API, <c>payment/v3</c>.</summary>
internal sealed class PaymentOperations(ShopCalls shop)
{
    /// <summary>A decision exists as soon as the payer has asked for one.</summary>
    public SimulatedAnswer Get(SimulatedCall call) => shop.Serve(call, EasyCreditPayment.TechnicalLabel, own =>
    {
        var announced = own.Payment.Announced;
        var value = TransactionView.Euros(announced.Amount);
        var decision = own.PaymentStatus == PaymentApiStatus.Open ? null : new DecisionView(
            own.TransactionId,
            value,
            value,
            own.PaymentStatus == PaymentApiStatus.Declined ? "NEGATIVE" : "POSITIVE",
            NumberOfInstallments: 12);
        var body = new InformationView(own.PaymentStatus, decision, new RequestedView(new RequestedOrderView(value, announced.OrderId)));
        return SimulatedAnswer.Json(StatusCodes.Status200OK, body, EasyCreditErrors.Options);
    });

    /// <summary>Answers the message it got when credentials and signature are right.</summary>
    public SimulatedAnswer IntegrationCheck(SimulatedCall call)
    {
        if (shop.Refusal(call) is { } refusal)
            return refusal;
        var message = JsonBody.Parse(call.Body, out _)?.Fields.GetValueOrDefault("message");
        return message is { ValueKind: JsonValueKind.String } && message.Value.GetString() is { Length: > 0 } text
            ? SimulatedAnswer.Json(StatusCodes.Status200OK, new { message = text }, EasyCreditErrors.Options)
            : EasyCreditErrors.Violation("message", "must not be empty");
    }

    private sealed record InformationView(string Status, DecisionView? Decision, RequestedView Transaction);

    private sealed record DecisionView(
        string TransactionId, decimal OrderValue, decimal TotalValue, string DecisionOutcome, int NumberOfInstallments);

    private sealed record RequestedView(RequestedOrderView OrderDetails);

    private sealed record RequestedOrderView(decimal OrderValue, string OrderId);
}

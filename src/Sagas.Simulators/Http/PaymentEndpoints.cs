using Microsoft.AspNetCore.Http.HttpResults;
using Sagas.Simulators.Gateways;
using Sagas.Simulators.Payments;

namespace Sagas.Simulators.Http;

/// <summary>What happens to payments at a simulated gateway apart from its API: they are made, and the payer pays or does not.</summary>
internal static class PaymentEndpoints
{
    private const int MaxText = 64;

    /// <summary>Ten digits before the minor unit, far from overflow when amounts are summed.</summary>
    private const long MaxAmount = 999_999_999_999;

    public static void MapPayments(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/{gateway}/payments", AnnounceAsync)
            .WithSummary("Makes a payment known to a simulated gateway")
            .WithDescription(
                "{paymentId, amount, currency, status: NEW|AUTHORIZED|CONFIRMED, orderId?}. 201 with the payment; 200 when the same "
                + "was announced before; 409 when something else was announced under that id. orderId is order-{paymentId} when absent.");
        endpoints.MapGet("/{gateway}/payments/{paymentId}", (string gateway, string paymentId, ManagementCall call) =>
                call.For(gateway, found => WithPayment(found, paymentId, payment => Answer(SimulatedGateway.Read(payment)))))
            .WithSummary("Shows a payment as the simulated gateway sees it");
        endpoints.MapPost("/{gateway}/payments/{paymentId}/status", MoveAsync)
            .WithSummary("Moves a payment without the merchant's API")
            .WithDescription(
                "{status}. The payer authorizes or pays (NEW to AUTHORIZED or CONFIRMED), the hold is captured (AUTHORIZED to CONFIRMED), "
                + "session or hold expires (NEW to CANCELLED, AUTHORIZED to REVERSED), a person refunds in the back office (CONFIRMED to "
                + "REFUNDED, the only one of these that is a movement in the ledger). 409 for any other transition.");
    }

    private static Task<IResult> AnnounceAsync(HttpRequest request, string gateway, ManagementCall call) =>
        call.ForAsync(request, gateway, (_, fields) => ReadAnnouncement(fields), Announce);

    private static Task<IResult> MoveAsync(HttpRequest request, string gateway, string paymentId, ManagementCall call) =>
        call.ForAsync(request, gateway, (_, fields) => ReadTarget(fields), (found, target) =>
            WithPayment(found, paymentId, payment => Move(found, payment, target.Status)));

    private static PaymentAnnouncement? ReadAnnouncement(FieldReader fields)
    {
        fields.Require("paymentId", "amount", "currency", "status");
        var paymentId = fields.Text("paymentId", MaxText);
        var amount = fields.Integer("amount", min: 1, MaxAmount);
        var currency = fields.Text("currency", maxLength: 3);
        if (currency is not null && !(currency.Length == 3 && currency.All(char.IsAsciiLetterUpper)))
            fields.Refuse("currency", "must be an ISO 4217 code such as RUB");
        var status = fields.Status("status", PaymentStatuses.OpenWords);
        var orderId = fields.Text("orderId", MaxText);
        return paymentId is null || amount is null || currency is null || status is null ? null : new PaymentAnnouncement
        {
            PaymentId = paymentId,
            OrderId = orderId ?? $"order-{paymentId}",
            Amount = amount.Value,
            Currency = currency,
            Status = status.Value,
        };
    }

    private static IResult Announce(SimulatedGateway gateway, PaymentAnnouncement announced)
    {
        var (payment, added) = gateway.Announce(announced);
        if (payment.Announced.DifferenceTo(announced) is { } field)
            return Problems.Conflict($"Payment '{announced.PaymentId}' was made known with another {field}");
        var snapshot = SimulatedGateway.Read(payment);
        return Answer(snapshot, added ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static Target? ReadTarget(FieldReader fields)
    {
        fields.Require("status");
        return fields.Status("status", PaymentStatuses.Words) is { } status ? new Target(status) : null;
    }

    private static IResult Move(SimulatedGateway gateway, SimulatedPayment payment, PaymentStatus to)
    {
        var (moved, after) = gateway.Move(payment, to);
        return moved
            ? Answer(after)
            : Problems.Conflict($"Payment '{after.PaymentId}' is {after.Status.Word()}, which does not become {to.Word()}");
    }

    private static IResult WithPayment(SimulatedGateway gateway, string paymentId, Func<SimulatedPayment, IResult> answer) =>
        gateway.Payments.Find(paymentId) is { } payment ? answer(payment) : Problems.UnknownPayment(paymentId, gateway.Name);

    private static JsonHttpResult<PaymentSnapshot> Answer(PaymentSnapshot payment, int statusCode = StatusCodes.Status200OK) =>
        TypedResults.Json(payment, SimulatorJson.Options, statusCode: statusCode);

    private sealed record Target(PaymentStatus Status);
}

using Microsoft.AspNetCore.Http.HttpResults;
using Sagas.Simulators.Gateways;
using Sagas.Simulators.Payments;

namespace Sagas.Simulators.Http;

/// <summary>What happens to payments at a simulated gateway apart from its API: they are made, and the payer pays or does not.</summary>
internal static class PaymentEndpoints
{
    public static void MapPayments(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/{gateway}/payments", AnnounceAsync)
            .WithSummary("Makes a payment known to a simulated gateway")
            .WithDescription(
                "{paymentId, amount, currency, status: NEW|AUTHORIZED|CONFIRMED, orderId?, sessionId?, items?: [{itemId, amount, tag?, "
                + "timerEnabled?}]}, and fields of its kind. 201 with the payment; 200 when the same "
                + "was announced before; 409 when something else was announced under that id. orderId is order-{paymentId} when absent.");
        endpoints.MapGet("/{gateway}/payments/{paymentId}", (string gateway, string paymentId, ManagementCall call) =>
                call.For(gateway, found => WithPayment(found, paymentId, payment => Answer(SimulatedGateway.Read(payment)))))
            .WithSummary("Shows a payment as the simulated gateway sees it");
        endpoints.MapPost("/{gateway}/payments/{paymentId}/status", MoveAsync)
            .WithSummary("Moves a payment without the merchant's API")
            .WithDescription(
                "{status, amount?}. The payer authorizes or pays (NEW to AUTHORIZED or CONFIRMED), the hold is captured (AUTHORIZED to CONFIRMED), "
                + "session or hold expires (NEW to CANCELLED, AUTHORIZED to REVERSED), a person refunds in the back office (CONFIRMED to "
                + "REFUNDED, the only one of these that is a movement in the ledger; a part of it with amount). 409 for any other transition.");
    }

    private static Task<IResult> AnnounceAsync(HttpRequest request, string gateway, ManagementCall call) =>
        call.ForAsync(request, gateway, (found, fields) => AnnouncementReader.Read(fields, found.Api), Announce);

    private static Task<IResult> MoveAsync(HttpRequest request, string gateway, string paymentId, ManagementCall call) =>
        call.ForAsync(request, gateway, (_, fields) => ReadTarget(fields), (found, target) =>
            WithPayment(found, paymentId, payment => target.Amount is { } amount ? Return(found, payment, amount) : Move(found, payment, target.Status)));

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
        var status = fields.Status("status", PaymentStatuses.Words);
        var amount = fields.Integer("amount", min: 1, AnnouncementReader.MaxAmount);
        if (amount is not null && status is { } other && other != PaymentStatus.Refunded)
            fields.Refuse("amount", "goes with REFUNDED only");
        return status is null ? null : new Target(status.Value, amount);
    }

    private static IResult Move(SimulatedGateway gateway, SimulatedPayment payment, PaymentStatus to)
    {
        var (moved, after) = gateway.Move(payment, to);
        return moved
            ? Answer(after)
            : Problems.Conflict($"Payment '{after.PaymentId}' is {after.Status.Word()}, which does not become {to.Word()}");
    }

    private static IResult Return(SimulatedGateway gateway, SimulatedPayment payment, long amount)
    {
        lock (payment.Gate)
        {
            if (payment.Status != PaymentStatus.Confirmed)
                return Problems.Conflict($"Payment '{payment.Announced.PaymentId}' is {payment.Status.Word()}, nothing of it can be refunded");
            var (outcome, after) = gateway.Return(payment, amount, operationKey: null);
            return outcome == UndoOutcome.Done
                ? Answer(after)
                : Problems.Conflict($"Of payment '{after.PaymentId}' only {payment.Free} can still be refunded");
        }
    }

    private static IResult WithPayment(SimulatedGateway gateway, string paymentId, Func<SimulatedPayment, IResult> answer) =>
        gateway.Payments.Find(paymentId) is { } payment ? answer(payment) : Problems.UnknownPayment(paymentId, gateway.Name);

    private static JsonHttpResult<PaymentSnapshot> Answer(PaymentSnapshot payment, int statusCode = StatusCodes.Status200OK) =>
        TypedResults.Json(payment, SimulatorJson.Options, statusCode: statusCode);

    private sealed record Target(PaymentStatus Status, long? Amount);
}

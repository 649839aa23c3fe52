using System.Text.Json;
using Sagas.Simulators.Gateways;
using Sagas.Simulators.Payments;

namespace Sagas.Simulators.IBusiness;

/// <summary>
/// <c>POST /cancel</c>: one call that cancels, reverses or refunds as the payment's status asks for, always in full.
/// Checked in this order: body, token, payment, Amount, ExternalRequestId, state.
/// </summary>
internal sealed class CancelOperation(SimulatedGateway gateway, IBusinessSettings settings)
{
    private const int MaxText = 64;
    private const int MaxKey = 256;
    private const string OnlyRoute = "TCB";

    public SimulatedAnswer Execute(SimulatedCall call)
    {
        var request = new IBusinessRequest(call.Body);
        if (FaultIn(request) is { } fault)
            return Failure(request, IBusinessError.BadRequest, fault);
        if (!request.IsSignedBy(settings))
            return Failure(request, IBusinessError.BadToken, "The token does not match the team and the fields");
        if (gateway.Payments.Find(request.PaymentId) is not { } payment)
            return Failure(request, IBusinessError.NotFound, $"No payment '{request.PaymentId}'");
        if (request.Field("Amount") is { } amount && amount.GetInt64() != payment.Announced.Amount)
            return Failure(request, IBusinessError.NotFullAmount, $"The payment's amount is {payment.Announced.Amount}", SimulatedGateway.Read(payment));

        return Undo(request, payment);
    }

    /// <summary>Says no for a reason outside the payment, which stays as it is.</summary>
    public SimulatedAnswer Refuse(SimulatedCall call, string? code)
    {
        var request = new IBusinessRequest(call.Body);
        var payment = gateway.Payments.Find(request.PaymentId);
        return Failure(request, IBusinessError.Refusal(code), "The gateway was told to refuse", payment is null ? null : SimulatedGateway.Read(payment));
    }

    private SimulatedAnswer Undo(IBusinessRequest request, SimulatedPayment payment)
    {
        var (outcome, after) = gateway.Undo(payment, request.ExternalRequestId);
        return outcome switch
        {
            UndoOutcome.Done or UndoOutcome.Repeated => IBusinessJson.Answer(StatusCodes.Status200OK, Body(request, after)),
            UndoOutcome.KeySpentElsewhere => Failure(request, IBusinessError.DuplicateKey, $"ExternalRequestId '{request.ExternalRequestId}'", after),
            UndoOutcome.NothingToUndo or UndoOutcome.TooMuch => Failure(request, IBusinessError.NotCancellable, $"The payment is {after.Status.Word()}", after),
            _ => throw new InvalidOperationException($"No answer for {outcome}"),
        };
    }

    private static string? FaultIn(IBusinessRequest request) =>
        request.BodyFault
        ?? request.FaultIn("TeamSlug", required: true, MaxText)
        ?? request.FaultIn("PaymentId", required: true, MaxText)
        ?? request.FaultIn(RequestToken.Field, required: true, MaxText)
        ?? request.FaultIn("IP", required: false, MaxText)
        ?? request.FaultIn("ExternalRequestId", required: false, MaxKey)
        ?? RouteFault(request)
        ?? AmountFault(request);

    private static string? RouteFault(IBusinessRequest request) =>
        request.Field("Route") is not { } route || (route.ValueKind == JsonValueKind.String && route.ValueEquals(OnlyRoute))
            ? null
            : $"Route must be {OnlyRoute} or absent";

    private static string? AmountFault(IBusinessRequest request) =>
        request.Field("Amount") is not { } amount || (amount.ValueKind == JsonValueKind.Number && amount.TryGetInt64(out var kopecks) && kopecks > 0)
            ? null
            : "Amount must be a positive integer of kopecks";

    private SimulatedAnswer Failure(IBusinessRequest request, IBusinessError error, string details, PaymentSnapshot? payment = null) =>
        IBusinessJson.Answer(
            settings.HttpErrors ? error.HttpStatus : StatusCodes.Status200OK,
            Body(request, payment) with { Success = false, ErrorCode = error.Code, Message = error.Message, Details = details });

    private static CancelAnswer Body(IBusinessRequest request, PaymentSnapshot? payment) => new()
    {
        TeamSlug = request.TeamSlug,
        OrderId = payment?.OrderId ?? "",
        Success = true,
        Status = payment?.Status.Word() ?? "",
        OriginalAmount = payment?.Amount ?? 0,
        NewAmount = payment?.NewAmount ?? 0,
        PaymentId = CancelAnswer.NumberOrText(request.PaymentId),
        ErrorCode = "0",
        ExternalRequestId = request.ExternalRequestId,
    };
}

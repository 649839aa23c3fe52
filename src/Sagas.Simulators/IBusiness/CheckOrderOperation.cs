using Sagas.Simulators.Gateways;
using Sagas.Simulators.Payments;

namespace Sagas.Simulators.IBusiness;

/// <summary>
/// <c>POST /checkOrder</c>: every payment of an order, as the specification has it, or the one payment of a PaymentId, as
/// the public implementation also allows. PaymentId decides where both are given.
/// </summary>
internal sealed class CheckOrderOperation(SimulatedGateway gateway, IBusinessSettings settings)
{
    private const int MaxText = 64;

    public SimulatedAnswer Execute(SimulatedCall call)
    {
        var request = new IBusinessRequest(call.Body);
        if (FaultIn(request) is { } fault)
            return Failure(request, IBusinessError.BadRequest, fault);
        if (!request.IsSignedBy(settings))
            return Failure(request, IBusinessError.BadToken, "The token does not match the team and the fields");

        var payments = Find(request);
        return payments.Count == 0
            ? Failure(request, IBusinessError.NotFound, $"No payments of order '{request.OrderId}', payment '{request.PaymentId}'")
            : IBusinessJson.Answer(StatusCodes.Status200OK, Body(request, payments));
    }

    /// <summary>Says no for a reason outside the payments.</summary>
    public SimulatedAnswer Refuse(SimulatedCall call, string? code) =>
        Failure(new IBusinessRequest(call.Body), IBusinessError.Refusal(code), "The gateway was told to refuse");

    private List<PaymentSnapshot> Find(IBusinessRequest request)
    {
        var found = request.PaymentId.Length == 0
            ? gateway.Payments.FindByOrder(request.OrderId)
            : gateway.Payments.Find(request.PaymentId) is { } payment ? [payment] : [];
        return [.. found.Select(SimulatedGateway.Read)];
    }

    private static string? FaultIn(IBusinessRequest request) =>
        request.BodyFault
        ?? request.FaultIn("TeamSlug", required: true, MaxText)
        ?? request.FaultIn("PaymentId", required: false, MaxText)
        ?? request.FaultIn("OrderId", required: request.PaymentId.Length == 0, MaxText)
        ?? request.FaultIn(RequestToken.Field, required: true, MaxText);

    private SimulatedAnswer Failure(IBusinessRequest request, IBusinessError error, string details) =>
        IBusinessJson.Answer(
            settings.HttpErrors ? error.HttpStatus : StatusCodes.Status200OK,
            Body(request, []) with { Success = false, ErrorCode = error.Code, Message = error.Message, Details = details });

    private static CheckOrderAnswer Body(IBusinessRequest request, List<PaymentSnapshot> payments) => new()
    {
        TeamSlug = request.TeamSlug,
        OrderId = payments.Count > 0 ? payments[0].OrderId : request.OrderId,
        Success = true,
        ErrorCode = "0",
        Payments = [.. payments.Select(payment => new CheckedPayment
        {
            PaymentId = payment.PaymentId,
            Amount = payment.Amount,
            Status = payment.Status.Word(),
            CreatedDate = payment.CreatedAt,
            CompletedDate = payment.CompletedAt,
        })],
    };
}

using Sagas.Simulators.Gateways;
using Sagas.Simulators.Payments;

namespace Sagas.Simulators.TBank;

/// <summary><c>POST /v2/CheckOrder</c>: every payment of an order, oldest first; an order id is not unique.</summary>
internal sealed class TBankOrderOperation(SimulatedGateway gateway, TBankSettings settings, TBankDesk desk)
{
    public SimulatedAnswer Execute(SimulatedCall call)
    {
        var request = new TBankRequest(call.Body);
        if (request.Fault(settings, "OrderId") is var (error, details))
            return Failure(request, error, details);
        var payments = gateway.Payments.FindByOrder(request.OrderId);
        return payments.Count == 0
            ? Failure(request, TBankError.NotFound, $"No payments of order '{request.OrderId}'")
            : TBankJson.Answer(Body(request) with { Payments = [.. payments.Select(Read)] });
    }

    public static SimulatedAnswer Refuse(SimulatedCall call, string? code) =>
        Failure(new TBankRequest(call.Body), code is null ? TBankError.Internal : TBankError.Ordered(code), "");

    private OrderPayment Read(SimulatedPayment payment)
    {
        lock (payment.Gate)
        {
            var (now, word) = desk.Read(payment);
            return new OrderPayment
            {
                PaymentId = now.PaymentId,
                Amount = now.Amount,
                Status = word,
                Success = "true",
                ErrorCode = 0,
            };
        }
    }

    private static SimulatedAnswer Failure(TBankRequest request, TBankError error, string details) =>
        TBankJson.Answer(Body(request) with { Success = false, ErrorCode = error.Code, Message = error.Message, Details = details });

    private static OrderAnswer Body(TBankRequest request) => new()
    {
        TerminalKey = request.TerminalKey,
        OrderId = request.OrderId,
        Success = true,
        ErrorCode = "0",
        Payments = [],
    };
}

using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.TBank;

/// <summary><c>POST /v2/GetState</c>: how one payment stands.</summary>
internal sealed class TBankStateOperation(SimulatedGateway gateway, TBankSettings settings, TBankDesk desk)
{
    public SimulatedAnswer Execute(SimulatedCall call)
    {
        var request = new TBankRequest(call.Body);
        if (request.Fault(settings, "PaymentId") is var (error, details))
            return Failure(request, error, details);
        if (gateway.Payments.Find(request.PaymentId) is not { } payment)
            return Failure(request, TBankError.NotFound, $"No payment '{request.PaymentId}'");
        lock (payment.Gate)
        {
            var (now, word) = desk.Read(payment);
            return TBankJson.Answer(Body(request) with
            {
                Amount = settings.StateShowsRemaining ? now.NewAmount : now.Amount,
                OrderId = now.OrderId,
                Status = word,
            });
        }
    }

    public static SimulatedAnswer Refuse(SimulatedCall call, string? code) =>
        Failure(new TBankRequest(call.Body), code is null ? TBankError.Internal : TBankError.Ordered(code), "");

    private static SimulatedAnswer Failure(TBankRequest request, TBankError error, string details) =>
        TBankJson.Answer(Body(request) with { Success = false, ErrorCode = error.Code, Message = error.Message, Details = details });

    private static StateAnswer Body(TBankRequest request) => new()
    {
        TerminalKey = request.TerminalKey,
        Amount = 0,
        OrderId = "",
        Success = true,
        Status = "",
        PaymentId = request.PaymentId,
        ErrorCode = "0",
    };
}

using Sagas.Simulators.Gateways;
using Sagas.Simulators.Payments;

namespace Sagas.Simulators.TBank;

/// <summary>
/// <c>POST /v2/Cancel</c>: cancels, reverses or refunds as the payment's status asks for, a part of it with <c>Amount</c>; a
/// payment that is NEW is cancelled whole whatever the amount. A call with an ExternalRequestId that it has seen on this payment
/// answers how that cancel stands.
/// </summary>
internal sealed class TBankCancelOperation(SimulatedGateway gateway, TBankSettings settings, TBankDesk desk)
{
    public SimulatedAnswer Execute(SimulatedCall call)
    {
        var request = new TBankRequest(call.Body);
        if (request.Fault(settings, "PaymentId") is var (error, details))
            return Failure(request, error, details);
        if (gateway.Payments.Find(request.PaymentId) is not { } payment)
            return Failure(request, TBankError.NotFound, $"No payment '{request.PaymentId}'");
        lock (payment.Gate)
            return Cancel(call, request, payment);
    }

    /// <summary>Says no for a reason outside the payment; never to a call that it has carried out before.</summary>
    public SimulatedAnswer Refuse(SimulatedCall call, string? code)
    {
        var error = code is null ? TBankError.LowBalance : TBankError.Ordered(code);
        var request = new TBankRequest(call.Body);
        if (gateway.Payments.Find(request.PaymentId) is not { } payment)
            return Failure(request, error, "");
        lock (payment.Gate)
        {
            return payment.Own<TBankPayment>().Find(request.ExternalRequestId) is { } known
                ? Success(request, payment, known)
                : Failure(request, error, "", payment);
        }
    }

    private SimulatedAnswer Cancel(SimulatedCall call, TBankRequest request, SimulatedPayment payment)
    {
        var own = payment.Own<TBankPayment>();
        if (own.Find(request.ExternalRequestId) is { } known)
            return Success(request, payment, known);
        if (own.Working is not null)
            return Failure(request, TBankError.WrongStatus, "Another cancel is still going on", payment);
        if (payment.Status.IsFinal())
            return Failure(request, TBankError.StatusFixed, $"The payment is {own.Word(payment.Status)}", payment);

        var amount = payment.Status == PaymentStatus.New ? payment.Free : request.Amount ?? payment.Free;
        if (amount < 1)
            return Failure(request, TBankError.AmountTooSmall, "Amount must be at least 1", payment);
        if (amount > payment.Free)
            return Failure(request, TBankError.AmountTooLarge, $"There is {payment.Free} left", payment);

        // An unpaid payment is cancelled at once: there is nothing to wait for.
        var pending = payment.Status == PaymentStatus.New ? null : call.Pending;
        var cancel = new CancelRecord
        {
            Key = request.ExternalRequestId,
            Amount = amount,
            Original = payment.Free,
            Rest = payment.Free - amount,
            ReadsLeft = pending?.Reads ?? 0,
            Works = pending is null || pending.End == TBankDesk.Done,
        };
        return desk.TryCancel(payment, cancel, atOnce: pending is null)
            ? Success(request, payment, cancel, read: false)
            : Failure(request, TBankError.Internal, $"ExternalRequestId '{request.ExternalRequestId}' belongs to another payment", payment);
    }

    private SimulatedAnswer Success(TBankRequest request, SimulatedPayment payment, CancelRecord cancel, bool read = true)
    {
        if (read)
            desk.Read(payment);
        return TBankJson.Answer(Body(request, payment) with { OriginalAmount = cancel.Original, NewAmount = cancel.Rest });
    }

    private SimulatedAnswer Failure(TBankRequest request, TBankError error, string details, SimulatedPayment? payment = null) =>
        TBankJson.Answer(Body(request, payment) with { Success = false, ErrorCode = error.Code, Message = error.Message, Details = details });

    private CancelAnswer Body(TBankRequest request, SimulatedPayment? payment) => new()
    {
        TerminalKey = request.TerminalKey,
        OrderId = payment?.Announced.OrderId ?? "",
        Success = true,
        Status = payment?.Own<TBankPayment>().Word(payment.Status) ?? "",
        OriginalAmount = payment?.Announced.Amount ?? 0,
        NewAmount = payment?.Snapshot().NewAmount ?? 0,
        PaymentId = settings.PaymentIdAsText ? request.PaymentId : TBankJson.NumberOrText(request.PaymentId),
        ErrorCode = "0",
        ExternalRequestId = request.ExternalRequestId,
    };
}

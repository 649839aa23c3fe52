using Sagas.Contracts;

namespace Sagas.Gateways.IBusiness;

/// <summary>What the gateway's words mean for the saga. The whole table is an approved file beside the tests.</summary>
internal static class IBusinessOutcomes
{
    /// <summary>The cancel call says that it worked. It chose the operation itself, so its status counts, not what was asked for.</summary>
    public static GatewayOutcome OfSuccess(GatewayOperation operation, OperationKind kind, IBusinessDialect dialect, IBusinessReply reply)
    {
        var (standing, status) = IBusinessStatus.Read(reply.Status, kind);
        var amount = reply is { OriginalAmount: { } before, NewAmount: { } after } ? before - after : operation.Amount;
        return standing switch
        {
            Standing.Undoing => new GatewayOutcome.Accepted(),
            Standing.Undone when amount > 0 => new GatewayOutcome.Succeeded(status!.Value, amount),
            Standing.PartlyUndone when dialect.Partial && amount > 0 => new GatewayOutcome.Succeeded(IBusinessStatus.OfPart(reply.Status), amount),
            Standing.Undone => Unknown($"Status {reply.Status}, and yet nothing went back."),
            _ => Unknown($"Success with status {reply.Status}."),
        };
    }

    /// <summary>What ends an attempt before its call, where a repeat would be a second operation; <c>null</c>: nothing.</summary>
    public static GatewayOutcome? Before(GatewayOperation operation, IBusinessDialect dialect, IBusinessReply payment)
    {
        var (standing, status) = IBusinessStatus.Read(payment.Status, operation.Kind);
        return standing switch
        {
            Standing.Undone => new GatewayOutcome.Succeeded(status!.Value, Rest(operation, dialect, payment)) { External = true },
            Standing.Undoing or Standing.Moving => new GatewayOutcome.NotSent { Message = $"The payment is {payment.Status} at the gateway; that is waited for." },
            Standing.PartlyUndone when operation.ReturnedAmount == 0 => new GatewayOutcome.Rejected(RejectionCause.Refused)
            {
                Message = $"The payment is {payment.Status} at the gateway, and no part of it went back from here; look there for what did.",
            },
            _ => null,
        };
    }

    /// <summary>The cancel call was refused; where the payment stands decides which kind of no it is.</summary>
    public static GatewayOutcome OfRefusal(OperationKind kind, IBusinessDialect dialect, IBusinessReply refusal, IBusinessReply payment)
    {
        var (standing, status) = IBusinessStatus.Read(payment.Status, kind);
        var why = $"{refusal.Message} (status {payment.Status}) {IBusinessCodes.Advice(dialect, refusal.ErrorCode)}".TrimEnd();
        return standing switch
        {
            Standing.Undone => Rejected(RejectionCause.AlreadyDone),
            Standing.Ended when status is not null => Rejected(RejectionCause.AlreadyDone),
            Standing.Undoing => new GatewayOutcome.Accepted { Code = refusal.ErrorCode, Message = why },
            Standing.Moving => new GatewayOutcome.NotSent { Code = refusal.ErrorCode, Message = why },
            Standing.Standing when status > IBusinessStatus.From(kind) => Rejected(RejectionCause.PaymentMovedOn),
            Standing.Unrecognised => Unknown(why, refusal.ErrorCode),
            _ => Rejected(RejectionCause.Refused),
        };

        GatewayOutcome.Rejected Rejected(RejectionCause cause) => new(cause)
        {
            Code = refusal.ErrorCode,
            Message = why,
            GatewayStatus = status,
            GatewayAmount = payment.Amount,
        };
    }

    /// <summary>
    /// Where the payment stands, asked about an operation or, without a kind, about the payment alone. A part that went back may show in no status, such
    /// as one of a hold that was taken afterwards: that is never proof.
    /// </summary>
    public static GatewayOutcome OfInquiry(GatewayOperation operation, IBusinessDialect dialect, bool knowsRepeats, IBusinessReply payment)
    {
        var (standing, status) = IBusinessStatus.Read(payment.Status, operation.Kind);
        // Before anything was sent it was somebody else.
        var external = operation.Kind is null || operation.Attempt == 0;
        GatewayOutcome outcome = standing switch
        {
            Standing.Undone => new GatewayOutcome.Succeeded(status!.Value, Rest(operation, dialect, payment)) { External = external },
            Standing.Ended when status is not null => new GatewayOutcome.Succeeded(status.Value, 0) { External = true },
            Standing.Undoing => new GatewayOutcome.Accepted(),
            // Whose part it is, only the same call again can tell, and it moves nothing twice.
            Standing.PartlyUndone when dialect.Partial && (knowsRepeats || external) =>
                new GatewayOutcome.NotDone { GatewayStatus = IBusinessStatus.OfPart(payment.Status) },
            Standing.Standing or Standing.Moving => new GatewayOutcome.NotDone { GatewayStatus = status, GatewayAmount = payment.Amount },
            Standing.PartlyUndone or Standing.Ended => new GatewayOutcome.Rejected(RejectionCause.Refused)
            {
                Message = $"The payment is {payment.Status} at the gateway; look there for what went back.",
                GatewayAmount = payment.Amount,
            },
            _ => Unknown($"Status {payment.Status}."),
        };
        return outcome is GatewayOutcome.NotDone nothing && dialect.Partial && !external && operation.Amount < operation.PaymentAmount - operation.ReturnedAmount
            ? nothing with { MayArriveUntil = DateTimeOffset.MaxValue }
            : outcome;
    }

    // With parts the amount that is shown may be what is left.
    private static long Rest(GatewayOperation operation, IBusinessDialect dialect, IBusinessReply payment) => dialect.Partial
        ? operation.PaymentAmount - operation.ReturnedAmount
        : payment.Amount is > 0 ? payment.Amount.Value : operation.PaymentAmount;

    private static GatewayOutcome.Unknown Unknown(string message, string? code = null) => new() { Code = code, Message = message };
}

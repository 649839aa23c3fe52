using Sagas.Contracts;

namespace Sagas.Gateways.Bpc;

/// <summary>What the gateway's answers mean for the saga. The whole table is an approved file beside the tests.</summary>
internal static class BpcOutcomes
{
    public static GatewayOutcome Ended(GatewayOperation operation) =>
        new GatewayOutcome.Succeeded(BpcStatus.EndOf(operation.Kind), operation.Amount);

    public static GatewayOutcome.Rejected Refused(string message, string? code = null) =>
        new(RejectionCause.Refused) { Code = code, Message = message };

    /// <summary>No word about the payment: not sent, lost, or the key is not accepted, which holds until somebody mends it.</summary>
    public static GatewayOutcome OfSilence(BpcAnswer answer) => answer switch
    {
        BpcAnswer.NotSent unsent => new GatewayOutcome.NotSent { Message = unsent.Message, RetryAfter = unsent.RetryAfter },
        BpcAnswer.Refused refused => new GatewayOutcome.NotSent { Code = refused.Code, Message = $"The gateway does not accept the key: {refused.Trouble}" },
        _ => new GatewayOutcome.Unknown { Message = answer.Trouble },
    };

    /// <summary>A session or payment could not be ended; where it stands decides which kind of no it is.</summary>
    public static GatewayOutcome OfRefusal(GatewayOperation operation, BpcAnswer.Refused refused, BpcStanding standing)
    {
        var why = $"{refused.Trouble} (status {standing.Word})";
        return standing switch
        {
            { Ended: true } => new GatewayOutcome.Rejected(RejectionCause.AlreadyDone) { Code = refused.Code, Message = why },
            { Status: { } status } when status > BpcStatus.From(operation.Kind!.Value) => new GatewayOutcome.Rejected(RejectionCause.PaymentMovedOn)
            {
                Code = refused.Code,
                Message = why,
                GatewayStatus = status,
                GatewayAmount = standing.Amount,
            },
            { Word: BpcStatus.Processing } => new GatewayOutcome.NotSent { Code = refused.Code, Message = why },
            { Status: { } status } => new GatewayOutcome.Rejected(RejectionCause.Refused) { Code = refused.Code, Message = why, GatewayStatus = status },
            _ => new GatewayOutcome.Unknown { Code = refused.Code, Message = why },
        };
    }

    /// <summary>Where the payment stands, asked about ending it or, without a kind, about the payment alone.</summary>
    public static GatewayOutcome OfStanding(GatewayOperation operation, BpcStanding standing)
    {
        var nothingSent = operation.Kind is null || operation.Attempt == 0;
        return standing switch
        {
            { Ended: true } => new GatewayOutcome.Succeeded(BpcStatus.EndOf(operation.Kind), nothingSent ? 0 : operation.Amount) { External = nothingSent },
            { Status: { } status } when operation.Kind is { } kind && status > BpcStatus.From(kind) => new GatewayOutcome.Rejected(RejectionCause.PaymentMovedOn)
            {
                Message = $"The payment is {standing.Word} at the gateway.",
                GatewayStatus = status,
                GatewayAmount = standing.Amount,
            },
            { Status: { } status } => new GatewayOutcome.NotDone { GatewayStatus = status, GatewayAmount = standing.Amount },
            _ => new GatewayOutcome.Unknown { Message = $"Status {standing.Word}." },
        };
    }
}

using Sagas.Contracts;

namespace Sagas.Gateways.Bpc;

/// <summary>What refunds mean for the saga.</summary>
internal static class BpcRefundOutcomes
{
    /// <summary>What ends an attempt before its call; <c>null</c>: nothing.</summary>
    public static GatewayOutcome? Before(GatewayOperation operation, BpcBook book)
    {
        if (book.Returned > operation.ReturnedAmount)
            return Elsewhere(operation, book);
        // Whose it is will be seen when it has ended; a second one beside it could be one too many.
        if (book.Returning > 0 && book.Returned + book.Returning > operation.ReturnedAmount)
            return new GatewayOutcome.NotSent { Message = $"The gateway works on a refund of {book.Returning} already; it is waited for." };

        return BpcStatus.Of(book.Payment) switch
        {
            PaymentStatus.Confirmed => null,
            PaymentStatus.Authorized => new GatewayOutcome.NotSent { Message = $"The payment is {book.Payment.Status} at the gateway: its capture is waited for." },
            _ => BpcOutcomes.Refused($"The payment is {book.Payment.Status} at the gateway, and nothing of it can be refunded; look it up there."),
        };
    }

    /// <summary>The answer of the call.</summary>
    public static GatewayOutcome OfAnswer(GatewayOperation operation, string paymentId, BpcRefund? refund) => refund switch
    {
        null => new GatewayOutcome.Unknown { Message = "The answer is no refund." },
        _ when refund.Amount != operation.Amount || (refund.PaymentId ?? paymentId) != paymentId =>
            new GatewayOutcome.Unknown { Message = "The answer is about another refund." },
        { IsDone: true } => new GatewayOutcome.Succeeded(
            operation.ReturnedAmount + refund.Amount >= operation.PaymentAmount ? PaymentStatus.Refunded : PaymentStatus.Confirmed, refund.Amount)
        { Reference = refund.Id },
        { HasFailed: true } => BpcOutcomes.Refused($"The refund {refund.Id} is {refund.Status}; see the gateway's back office for why.", refund.Status),
        _ => new GatewayOutcome.Accepted { Reference = refund.Id, Message = refund.Status },
    };

    /// <summary>The call was refused.</summary>
    public static GatewayOutcome OfRefusal(GatewayOperation operation, BpcAnswer.Refused refused, BpcBook book) => book switch
    {
        _ when book.Returned > operation.ReturnedAmount || book.Returning > 0 =>
            new GatewayOutcome.Rejected(RejectionCause.AlreadyDone) { Code = refused.Code, Message = refused.Trouble },
        _ => BpcOutcomes.Refused($"{refused.Trouble} (status {book.Payment.Status}, {book.Returned} returned)", refused.Code),
    };

    /// <summary>What became of a call whose answer was lost.</summary>
    public static GatewayOutcome OfInquiry(GatewayOperation operation, BpcBook book)
    {
        if (BpcSnapshot.Read(operation.Snapshot) is not { } before)
            return OfTotals(operation, book);

        var fresh = book.Refunds.Where(refund => refund.Amount == operation.Amount && !before.Contains(refund.Id)).ToArray();
        return fresh switch
        {
            [] => new GatewayOutcome.NotDone { GatewayStatus = BpcStatus.Of(book.Payment), GatewayAmount = book.Payment.Received },
            _ when Array.Find(fresh, refund => refund.IsDone) is { } done =>
                // Should there be two, both moved money: the saga has to hear of all of it, and raises the alarm.
                new GatewayOutcome.Succeeded(book.StatusAfter(operation.PaymentAmount), fresh.Where(refund => refund.IsDone).Sum(refund => refund.Amount))
                { Reference = done.Id },
            _ when Array.Find(fresh, refund => !refund.HasFailed) is { } under => new GatewayOutcome.Accepted { Reference = under.Id, Message = under.Status },
            _ => BpcOutcomes.Refused($"The refund {fresh[0].Id} is {fresh[0].Status}; see the gateway's back office for why.", fresh[0].Status),
        };
    }

    // Nothing was sent by the attempt that is asked about: whatever is more than what is known was somebody else.
    private static GatewayOutcome OfTotals(GatewayOperation operation, BpcBook book) => book switch
    {
        _ when book.Returned > operation.ReturnedAmount => Elsewhere(operation, book),
        _ when book.Returning > 0 => new GatewayOutcome.Accepted(),
        _ => new GatewayOutcome.NotDone { GatewayStatus = BpcStatus.Of(book.Payment), GatewayAmount = book.Payment.Received },
    };

    private static GatewayOutcome.Succeeded Elsewhere(GatewayOperation operation, BpcBook book) =>
        new(book.StatusAfter(operation.PaymentAmount), book.Returned - operation.ReturnedAmount)
        {
            External = true,
            Reference = book.Refunds.LastOrDefault(refund => refund.IsDone)?.Id,
            Message = "Money went back at the gateway that was not known here.",
        };
}

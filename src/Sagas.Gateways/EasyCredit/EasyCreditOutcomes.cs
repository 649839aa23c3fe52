using Sagas.Contracts;
using static Sagas.Gateways.EasyCredit.EasyCreditWords;

namespace Sagas.Gateways.EasyCredit;

/// <summary>What the merchant interface's words mean for the saga. The whole table is an approved file beside the tests.</summary>
internal static class EasyCreditOutcomes
{
    /// <summary>What our own bookings say; <c>null</c> when there are none.</summary>
    public static GatewayOutcome? OfOwn(GatewayOperation operation, EasyCreditBookings bookings)
    {
        var own = bookings.Of(BookingId(operation));
        if (own.Count == 0)
            return null;

        // Two with our key can only be two sendings that both arrived. What they moved together is what went back.
        var done = own.Where(booking => booking.Progress == Progress.Done).ToArray();
        if (done.Length > 0)
            return Back(operation, done.Sum(booking => booking.Amount ?? operation.Amount), done[0].Reference);
        if (own.FirstOrDefault(booking => booking.Progress == Progress.UnderWay) is { } underWay)
            return new GatewayOutcome.Accepted { Reference = underWay.Reference };
        if (own.All(booking => booking.Progress == Progress.Failed))
            return new GatewayOutcome.Rejected(RejectionCause.Refused) { Code = "FAILED", Message = own[^1].Message ?? "easyCredit could not book the refund." };
        return new GatewayOutcome.Unknown { Message = "The booking's status is a word that this version does not know." };
    }

    /// <summary>Whether an attempt may be made; <c>null</c>: it may.</summary>
    public static GatewayOutcome? BeforeCall(GatewayOperation operation, EasyCreditBookings bookings)
    {
        if (OfOwn(operation, bookings) is { } own)
            return own;
        if (bookings.UnderWay is { } other)
            return new GatewayOutcome.NotSent { Message = $"easyCredit is still booking {other.Reference ?? "something else"} on this transaction." };
        if (bookings.Returned is not { } returned)
            return Refused("easyCredit states another sum of refunds than its bookings give; look there for what went back.");
        if (returned > operation.ReturnedAmount)
            return Back(operation, Math.Min(returned - operation.ReturnedAmount, operation.Amount), reference: null, external: true);
        if (operation.Kind == OperationKind.Reverse && bookings.IsTaken)
            return new GatewayOutcome.Rejected(RejectionCause.PaymentMovedOn) { Code = bookings.Word, Message = "Delivery was reported.", GatewayStatus = PaymentStatus.Confirmed };
        return bookings.Standing switch
        {
            Standing.Unrecognised => new GatewayOutcome.NotSent { Code = bookings.Word, Message = "The transaction's status is a word that this version does not know." },
            Standing.Lapsed when operation.Kind == OperationKind.Reverse => Back(operation, operation.Amount, reference: null, external: true),
            Standing.Lapsed => Refused("easyCredit says that the transaction is EXPIRED although it was captured."),
            _ => null,
        };
    }

    /// <summary>What became of an operation.</summary>
    public static GatewayOutcome OfInquiry(GatewayOperation operation, EasyCreditBookings bookings) =>
        OfOwn(operation, bookings) ?? OfStatus(operation, bookings) switch
        {
            // Somebody else's return does not prove what became of ours; the next attempt finds it before it sends anything.
            GatewayOutcome.Succeeded => new GatewayOutcome.NotDone { GatewayStatus = bookings.IsTaken ? PaymentStatus.Confirmed : PaymentStatus.Authorized },
            var status => status,
        };

    /// <summary>Where the payment stands.</summary>
    public static GatewayOutcome OfStatus(GatewayOperation operation, EasyCreditBookings bookings)
    {
        if (operation.PaymentAmount > 0 && bookings.Returned >= operation.PaymentAmount)
            return new GatewayOutcome.Succeeded(bookings.IsTaken ? PaymentStatus.Refunded : PaymentStatus.Reversed, operation.PaymentAmount) { External = true };
        if (bookings.IsTaken)
            return new GatewayOutcome.NotDone { GatewayStatus = PaymentStatus.Confirmed };
        return bookings.Standing switch
        {
            Standing.Held => new GatewayOutcome.NotDone { GatewayStatus = PaymentStatus.Authorized },
            Standing.Lapsed => new GatewayOutcome.Succeeded(PaymentStatus.Reversed, 0) { External = true },
            _ => new GatewayOutcome.Unknown { Code = bookings.Word, Message = "The transaction's status is a word that this version does not know." },
        };
    }

    /// <summary>The id under which easyCredit books an operation, the same for every attempt.</summary>
    public static string BookingId(GatewayOperation operation) => operation.OperationId.ToString("D");

    private static GatewayOutcome.Succeeded Back(GatewayOperation operation, long amount, string? reference, bool external = false)
    {
        var isAll = operation.ReturnedAmount + amount >= operation.PaymentAmount;
        var status = operation.Kind == OperationKind.Reverse
            ? isAll ? PaymentStatus.Reversed : PaymentStatus.Authorized
            : isAll ? PaymentStatus.Refunded : PaymentStatus.Confirmed;
        return new GatewayOutcome.Succeeded(status, amount) { Reference = reference, External = external };
    }

    private static GatewayOutcome.Rejected Refused(string message) => new(RejectionCause.Refused) { Message = message };
}

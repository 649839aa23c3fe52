using Sagas.Contracts;

namespace Sagas.Gateways.Moneta;

/// <summary>What the gateway's words mean for the saga. The whole table is an approved file beside the tests.</summary>
internal static class MonetaOutcomes
{
    /// <summary>A payment before an order to undo it is sent; <c>null</c> when it may be sent.</summary>
    public static GatewayOutcome? BeforeSending(GatewayOperation operation, OperationKind kind, MonetaOperation payment) =>
        MonetaStatus.Read(payment.Status) switch
        {
            _ when payment.Currency is { } currency && !string.Equals(currency, operation.Currency, StringComparison.Ordinal) => Refused(
                $"Operation {payment.Id} is in {currency} at the gateway, not in {operation.Currency}; undo the payment in the back office."),
            Progress.Frozen => Frozen(payment),
            Progress.Unrecognised => Refused($"Operation {payment.Id} has the status '{payment.Status}', which is not known here; look it up in the back office."),
            Progress.Canceled when kind == OperationKind.Refund => Refused(
                $"Operation {payment.Id} is CANCELED at the gateway, and a captured payment cannot be; look in the back office whether the money was taken."),
            Progress.Canceled => Undone(operation, kind, payment) with { External = operation.Attempt <= 1 },
            Progress.Done when kind != OperationKind.Refund => MovedOn(operation, PaymentStatus.Confirmed, payment),
            Progress.TakenOut when kind == OperationKind.Cancel && payment.IsHold => MovedOn(operation, PaymentStatus.Authorized, payment),
            Progress.Done => null,
            // Whoever is paying may still turn back; a payment on its way to the merchant cannot be undone before it is there.
            Progress.Created or Progress.Moving when kind != OperationKind.Refund => null,
            Progress.TakenOut when kind == OperationKind.Reverse => null,
            _ => new GatewayOutcome.NotSent { Code = payment.Status, Message = $"Operation {payment.Id} is {payment.Status}: it has to finish first." },
        };

    /// <summary>The gateway's answer to a cancel call.</summary>
    public static GatewayOutcome OfCanceling(GatewayOperation operation, OperationKind kind, string? status) => MonetaStatus.Read(status) switch
    {
        Progress.Canceled => new GatewayOutcome.Succeeded(EndOf(kind), operation.Amount) { Code = status },
        Progress.Created or Progress.Moving or Progress.TakenOut => new GatewayOutcome.Accepted { Code = status },
        _ => new GatewayOutcome.Unknown { Code = status, Message = $"The cancel call was answered with status '{status}'." },
    };

    /// <summary>A cancel call was refused; where the payment stands decides which kind of no it is.</summary>
    public static GatewayOutcome OfRefusedCanceling(GatewayOperation operation, OperationKind kind, MonetaFault fault, MonetaOperation payment) =>
        BeforeSending(operation, kind, payment) switch
        {
            null => new GatewayOutcome.Rejected(RejectionCause.Refused) { Code = fault.Code, Message = $"{fault.Text} (status {payment.Status})" },
            GatewayOutcome.Succeeded done => done with { External = true },
            // The order was sent, so "not yet" has become a question.
            GatewayOutcome.NotSent wait => new GatewayOutcome.Unknown { Code = fault.Code, Message = $"{fault.Text} {wait.Message}" },
            var decided => decided,
        };

    /// <summary>Where a payment stands, asked about a cancel or reverse, or, without a kind, about the payment alone.</summary>
    public static GatewayOutcome OfPayment(GatewayOperation operation, MonetaOperation payment)
    {
        var status = MonetaStatus.Of(payment, isHeld: operation.Kind == OperationKind.Reverse);
        return MonetaStatus.Read(payment.Status) switch
        {
            Progress.Canceled when operation.Kind is { } kind => Undone(operation, kind, payment) with { External = operation.Attempt == 0 },
            Progress.Canceled => new GatewayOutcome.Succeeded(status!.Value, 0) { Code = payment.Status, External = true },
            Progress.Frozen when operation.Kind is not null => Frozen(payment),
            Progress.Frozen or Progress.Unrecognised => new GatewayOutcome.Unknown { Code = payment.Status, Message = $"Operation {payment.Id} is {payment.Status}." },
            _ => NotDone(operation, status, payment),
        };
    }

    /// <summary>Nothing carries the label of a refund; the payment tells what can be said.</summary>
    public static GatewayOutcome OfMissingRefund(GatewayOperation operation, MonetaOperation payment) => MonetaStatus.Read(payment.Status) switch
    {
        _ when MonetaSnapshot.Read(operation.Snapshot) is { HasChildren: false } && payment.HasChildren is true => new GatewayOutcome.Unknown
        {
            Message = $"Another operation has come to hang on {payment.Id} since the refund was sent, and it does not carry its label.",
        },
        Progress.Canceled when operation.Attempt > 0 => BeforeSending(operation, OperationKind.Refund, payment)!,
        Progress.Unrecognised => new GatewayOutcome.Unknown { Code = payment.Status, Message = $"Operation {payment.Id} is {payment.Status}." },
        _ => NotDone(operation, MonetaStatus.Of(payment, isHeld: false), payment),
    };

    /// <summary>The refunds that carry an operation's label; more than one when the gateway took it more than once.</summary>
    public static GatewayOutcome OfRefunds(GatewayOperation operation, IReadOnlyList<MonetaOperation> refunds)
    {
        var done = refunds.Where(refund => MonetaStatus.Read(refund.Status) == Progress.Done).ToList();
        if (done.Count > 0)
        {
            return ReturnedBy(done, operation.Currency) is { } amount
                ? new GatewayOutcome.Succeeded(AfterReturning(operation, amount), amount) { Code = done[0].Status, Reference = NumbersOf(done) }
                : new GatewayOutcome.Unknown { Code = done[0].Status, Message = $"Refund {NumbersOf(done)} is done, and its amount cannot be read." };
        }

        var refund = refunds.MaxBy(refund => Weight(MonetaStatus.Read(refund.Status)))!;
        return MonetaStatus.Read(refund.Status) switch
        {
            Progress.Frozen => HeldRefund(refund),
            Progress.Created or Progress.Moving or Progress.TakenOut => new GatewayOutcome.Accepted { Code = refund.Status, Reference = NumbersOf([refund]) },
            Progress.Canceled => new GatewayOutcome.Rejected(RejectionCause.Refused)
            {
                Code = refund.Status,
                Message = $"Refund {refund.Id} was called off by the gateway; no money went back by it. Its operation in the back office says why.",
            },
            _ => new GatewayOutcome.Unknown { Code = refund.Status, Message = $"Refund {refund.Id} has the status '{refund.Status}', which is not known here." },
        };
    }

    /// <summary>The gateway's people hold a refund. It may still be paid, so it is never sent again while they do.</summary>
    public static GatewayOutcome.Rejected HeldRefund(MonetaOperation refund) => new(RejectionCause.Refused)
    {
        Code = refund.Status,
        Message = $"Refund {refund.Id} is {refund.Status}: MONETA holds it and may still pay it. Do not return the money another way; ask its support. Once "
            + "it is paid or called off, retry: that finds it, and sends another refund only if it was called off. Or record it when it is paid (manual-refund).",
    };

    /// <summary>The sum of refunds that are done, in minor units; <c>null</c> when one of them cannot be read.</summary>
    public static long? ReturnedBy(IEnumerable<MonetaOperation> done, string currency) =>
        done.Aggregate((long?)0, (sum, refund) => sum + refund.ReturnedAmount(currency));

    /// <summary>The payment's status once so much more has gone back.</summary>
    public static PaymentStatus AfterReturning(GatewayOperation operation, long amount) =>
        operation.PaymentAmount > 0 && operation.ReturnedAmount + amount >= operation.PaymentAmount ? PaymentStatus.Refunded : PaymentStatus.Confirmed;

    public static GatewayOutcome.Rejected Refused(string message) => new(RejectionCause.Refused) { Message = message };

    private static string NumbersOf(IEnumerable<MonetaOperation> operations) => string.Join(",", operations.Select(operation => operation.Id));

    private static PaymentStatus EndOf(OperationKind kind) => kind == OperationKind.Reverse ? PaymentStatus.Reversed : PaymentStatus.Cancelled;

    private static GatewayOutcome.Succeeded Undone(GatewayOperation operation, OperationKind kind, MonetaOperation payment) =>
        new(EndOf(kind), operation.Amount) { Code = payment.Status };

    private static GatewayOutcome.NotDone NotDone(GatewayOperation operation, PaymentStatus? status, MonetaOperation payment) =>
        new() { Code = payment.Status, GatewayStatus = status, GatewayAmount = payment.PaidAmount(operation.Currency) };

    private static GatewayOutcome.Rejected MovedOn(GatewayOperation operation, PaymentStatus status, MonetaOperation payment) => new(RejectionCause.PaymentMovedOn)
    {
        Code = payment.Status,
        GatewayStatus = status,
        GatewayAmount = payment.PaidAmount(operation.Currency),
    };

    private static GatewayOutcome.Rejected Frozen(MonetaOperation payment) => new(RejectionCause.Refused)
    {
        Code = payment.Status,
        Message = $"The payment's operation {payment.Id} is FROZEN: MONETA checks it by hand. Ask its support; retry once it is decided.",
    };

    private static int Weight(Progress progress) => progress switch
    {
        Progress.Frozen => 3,
        Progress.Created or Progress.Moving or Progress.TakenOut => 1,
        Progress.Canceled => 0,
        _ => 2,
    };
}

using Sagas.Contracts;

namespace Sagas.Gateways;

/// <summary>Commands as operations, operations as rows.</summary>
internal static class OperationMapping
{
    public static GatewayOperation ToOperation(this IGatewayCommand command, OperationKind? kind) => new()
    {
        Gateway = command.Gateway,
        OperationId = command.OperationId,
        Attempt = command.Attempt,
        Kind = kind,
        TeamSlug = command.TeamSlug,
        PaymentId = command.PaymentId,
        OrderId = command.OrderId,
        GatewayPaymentId = command.GatewayPaymentId,
        GatewaySessionId = command.GatewaySessionId,
        Amount = command.Amount,
        PaymentAmount = command.PaymentAmount,
        ReturnedAmount = command.ReturnedAmount,
        Currency = command.Currency,
        Reason = command.Reason,
        Items = command.Items ?? [],
        Scope = command.Scope,
    };

    /// <summary>The row that opens the attempt or, with an outcome, closes it unsent.</summary>
    public static JournalEntry ToEntry(this GatewayOperation operation, DateTimeOffset now, GatewayOutcome? outcome = null) => new()
    {
        OperationId = operation.OperationId,
        Attempt = operation.Attempt,
        SagaId = SagaIds.ForPayment(operation.TeamSlug, operation.PaymentId),
        Gateway = operation.Gateway,
        Kind = KindName(operation.Kind),
        Amount = operation.Amount,
        Currency = operation.Currency,
        SentAt = now,
        Outcome = outcome,
        AnsweredAt = outcome is null ? null : now,
    };

    public static string KindName(OperationKind? kind) => kind switch
    {
        OperationKind.Cancel => "cancel",
        OperationKind.Reverse => "reverse",
        OperationKind.Refund => "refund",
        _ => "status",
    };
}

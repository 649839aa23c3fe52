using Sagas.Contracts;

namespace Sagas.Payments;

/// <summary>What an adapter is told: everything it needs is in the command, so that it asks nobody.</summary>
internal static class GatewayCommands
{
    public static CancelSession Cancel(PaymentSaga saga, Operation operation) => new()
    {
        TeamSlug = saga.TeamSlug,
        PaymentId = saga.PaymentId,
        Gateway = saga.Gateway!,
        OperationId = operation.Id,
        Attempt = operation.Attempt,
        OrderId = saga.OrderId,
        GatewayPaymentId = saga.GatewayPaymentId,
        GatewaySessionId = saga.GatewaySessionId,
        Amount = operation.Amount,
        PaymentAmount = saga.OriginalAmount,
        ReturnedAmount = saga.ReturnedAmount,
        Currency = saga.Currency!,
        Reason = saga.Reason,
        Items = operation.Items,
        Scope = operation.Scope,
    };

    public static ReverseAuthorization Reverse(PaymentSaga saga, Operation operation) => new()
    {
        TeamSlug = saga.TeamSlug,
        PaymentId = saga.PaymentId,
        Gateway = saga.Gateway!,
        OperationId = operation.Id,
        Attempt = operation.Attempt,
        OrderId = saga.OrderId,
        GatewayPaymentId = saga.GatewayPaymentId,
        GatewaySessionId = saga.GatewaySessionId,
        Amount = operation.Amount,
        PaymentAmount = saga.OriginalAmount,
        ReturnedAmount = saga.ReturnedAmount,
        Currency = saga.Currency!,
        Reason = saga.Reason,
        Items = operation.Items,
        Scope = operation.Scope,
    };

    public static RefundPayment Refund(PaymentSaga saga, Operation operation) => new()
    {
        TeamSlug = saga.TeamSlug,
        PaymentId = saga.PaymentId,
        Gateway = saga.Gateway!,
        OperationId = operation.Id,
        Attempt = operation.Attempt,
        OrderId = saga.OrderId,
        GatewayPaymentId = saga.GatewayPaymentId,
        GatewaySessionId = saga.GatewaySessionId,
        Amount = operation.Amount,
        PaymentAmount = saga.OriginalAmount,
        ReturnedAmount = saga.ReturnedAmount,
        Currency = saga.Currency!,
        Reason = saga.Reason,
        Items = operation.Items,
        Scope = operation.Scope,
    };

    public static ResolveOperation Resolve(PaymentSaga saga, Operation operation) => new()
    {
        TeamSlug = saga.TeamSlug,
        PaymentId = saga.PaymentId,
        Gateway = saga.Gateway!,
        OperationId = operation.Id,
        Attempt = operation.Attempt,
        OrderId = saga.OrderId,
        GatewayPaymentId = saga.GatewayPaymentId,
        GatewaySessionId = saga.GatewaySessionId,
        Amount = operation.Amount,
        PaymentAmount = saga.OriginalAmount,
        ReturnedAmount = saga.ReturnedAmount,
        Currency = saga.Currency!,
        Reason = saga.Reason,
        Items = operation.Items,
        Scope = operation.Scope,
        Kind = operation.Kind,
    };
}

using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways;

internal static class Operations
{
    public const string Gateway = "scripted";

    public static GatewayOperation Refund(int attempt = 1) => new()
    {
        Gateway = Gateway,
        OperationId = Guid.CreateVersion7(),
        Attempt = attempt,
        Kind = OperationKind.Refund,
        TeamSlug = "demo",
        PaymentId = "1001",
        OrderId = "order-1",
        GatewayPaymentId = "987654321",
        Amount = 150_000,
        PaymentAmount = 150_000,
        ReturnedAmount = 0,
        Currency = "RUB",
    };

    public static GatewayOutcome.Succeeded Done(GatewayOperation operation) => new(PaymentStatus.Refunded, operation.Amount);

    public static RefundPayment Command(GatewayOperation operation) => new()
    {
        TeamSlug = operation.TeamSlug,
        PaymentId = operation.PaymentId,
        Gateway = operation.Gateway,
        OperationId = operation.OperationId,
        Attempt = operation.Attempt,
        OrderId = operation.OrderId,
        GatewayPaymentId = operation.GatewayPaymentId,
        Amount = operation.Amount,
        PaymentAmount = operation.PaymentAmount,
        ReturnedAmount = operation.ReturnedAmount,
        Currency = operation.Currency,
    };

    public static ResolveOperation Question(GatewayOperation operation) => new()
    {
        TeamSlug = operation.TeamSlug,
        PaymentId = operation.PaymentId,
        Gateway = operation.Gateway,
        OperationId = operation.OperationId,
        Attempt = operation.Attempt,
        Kind = operation.Kind,
        Amount = operation.Amount,
        PaymentAmount = operation.PaymentAmount,
        ReturnedAmount = operation.ReturnedAmount,
        Currency = operation.Currency,
    };
}

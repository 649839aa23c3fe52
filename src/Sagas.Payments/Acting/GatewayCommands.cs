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
        Items = ItemsOf(saga),
        Scope = ScopeOf(saga),
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
        Items = ItemsOf(saga),
        Scope = ScopeOf(saga),
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
        Items = ItemsOf(saga),
        Scope = ScopeOf(saga),
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
        Items = ItemsOf(saga),
        Scope = ScopeOf(saga),
        Kind = operation.Kind,
    };

    /// <summary>The owed items; none when everything is owed.</summary>
    private static List<PaymentItem>? ItemsOf(PaymentSaga saga)
    {
        var granted = saga.Claims.FindAll(claim => claim.Standing == ClaimStanding.Granted);
        return granted.Exists(claim => claim.ItemId is null)
            ? null
            : [.. granted.GroupBy(claim => claim.ItemId!, StringComparer.Ordinal).Select(claims => new PaymentItem
            {
                ItemId = claims.Key,
                Amount = claims.Max(claim => claim.Amount) ?? (saga.Prices.TryGetValue(claims.Key, out var price) ? price : null),
            })];
    }

    private static ItemScope? ScopeOf(PaymentSaga saga) =>
        saga.Claims.FindLast(claim => claim is { Standing: ClaimStanding.Granted, Scope: not null })?.Scope;
}

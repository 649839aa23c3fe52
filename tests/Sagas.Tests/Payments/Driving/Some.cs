using Sagas.Contracts;

namespace Sagas.Tests.Payments;

/// <summary>Messages about the test's payment: 1,500.00 RUB at the gateway <c>ibusiness</c>.</summary>
public static class Some
{
    public const long Full = 150_000;

    public static PaymentInitiated Initiated(long amount = Full) => new()
    {
        TeamSlug = SagaDriver.Team,
        PaymentId = SagaDriver.Payment,
        OrderId = "order-1",
        Gateway = "ibusiness",
        GatewayPaymentId = "1001",
        Amount = amount,
        Currency = "RUB",
    };

    public static PaymentAuthorized Authorized(long amount = Full) => new()
    {
        TeamSlug = SagaDriver.Team,
        PaymentId = SagaDriver.Payment,
        OrderId = "order-1",
        Gateway = "ibusiness",
        GatewayPaymentId = "1001",
        Amount = amount,
        Currency = "RUB",
    };

    public static PaymentCaptured Captured(long amount = Full) => new()
    {
        TeamSlug = SagaDriver.Team,
        PaymentId = SagaDriver.Payment,
        OrderId = "order-1",
        Gateway = "ibusiness",
        GatewayPaymentId = "1001",
        Amount = amount,
        Currency = "RUB",
    };

    public static PaymentExpired Expired() => new()
    {
        TeamSlug = SagaDriver.Team,
        PaymentId = SagaDriver.Payment,
        OrderId = "order-1",
        Gateway = "ibusiness",
        GatewayPaymentId = "1001",
        Amount = Full,
        Currency = "RUB",
    };

    public static PaymentReturnedElsewhere ReturnedElsewhere(long amount = Full, string reference = "back-office-1") => new()
    {
        TeamSlug = SagaDriver.Team,
        PaymentId = SagaDriver.Payment,
        OrderId = "order-1",
        Gateway = "ibusiness",
        GatewayPaymentId = "1001",
        Amount = amount,
        Currency = "RUB",
        Reference = reference,
    };

    public static PaymentDisputed Disputed() => new()
    {
        TeamSlug = SagaDriver.Team,
        PaymentId = SagaDriver.Payment,
        OrderId = "order-1",
        Gateway = "ibusiness",
        GatewayPaymentId = "1001",
        Amount = Full,
        Currency = "RUB",
        Reason = "not recognised",
    };

    public static ItemGranted Granted(DateTimeOffset? at = null, params PaymentItem[] items) => new()
    {
        TeamSlug = SagaDriver.Team,
        PaymentId = SagaDriver.Payment,
        OccurredAt = at,
        Items = items,
    };

    public static ItemGrantFailed GrantFailed(DateTimeOffset? at = null, params PaymentItem[] items) => new()
    {
        TeamSlug = SagaDriver.Team,
        PaymentId = SagaDriver.Payment,
        Reason = "out of stock",
        OccurredAt = at,
        Items = items,
    };

    /// <summary>A failure that says by a scope which items are meant, and perhaps some by name.</summary>
    public static ItemGrantFailed GrantFailedFor(ItemScope scope, DateTimeOffset? at = null, params PaymentItem[] items) => new()
    {
        TeamSlug = SagaDriver.Team,
        PaymentId = SagaDriver.Payment,
        Reason = "out of stock",
        OccurredAt = at,
        Items = items,
        Scope = scope,
    };

    public static ItemScope Tagged(params string[] tags) => new() { Tags = tags };

    public static NotificationDelivered Notified(DateTimeOffset? at = null) => new()
    {
        TeamSlug = SagaDriver.Team,
        PaymentId = SagaDriver.Payment,
        OccurredAt = at,
    };

    public static NotificationFailed NotifyFailed(DateTimeOffset? at = null) => new()
    {
        TeamSlug = SagaDriver.Team,
        PaymentId = SagaDriver.Payment,
        Reason = "mailbox full",
        OccurredAt = at,
    };

    public static CancelPayment Cancel(bool onlyUnpaid = false, string? requestId = null) => new()
    {
        TeamSlug = SagaDriver.Team,
        PaymentId = SagaDriver.Payment,
        OnlyUnpaid = onlyUnpaid,
        ExternalRequestId = requestId,
    };

    public static ApproveCompensation Approve() => new()
    {
        TeamSlug = SagaDriver.Team,
        PaymentId = SagaDriver.Payment,
        Operator = "anna",
        Reason = "checked",
    };

    public static DismissCompensation Dismiss() => new()
    {
        TeamSlug = SagaDriver.Team,
        PaymentId = SagaDriver.Payment,
        Operator = "anna",
        Reason = "customer keeps it",
    };

    public static RetryCompensation Retry() => new()
    {
        TeamSlug = SagaDriver.Team,
        PaymentId = SagaDriver.Payment,
        Operator = "anna",
        Reason = "topped up",
    };

    public static RecordManualRefund ByHand(long amount = Full, string reference = "manual-1") => new()
    {
        TeamSlug = SagaDriver.Team,
        PaymentId = SagaDriver.Payment,
        Operator = "anna",
        Reason = "done in the back office",
        Amount = amount,
        Reference = reference,
    };

    public static NotePayment Note(string text = "called the bank") => new()
    {
        TeamSlug = SagaDriver.Team,
        PaymentId = SagaDriver.Payment,
        Operator = "anna",
        Reason = text,
    };

    public static TakePayment Own(string? owner = "anna") => new()
    {
        TeamSlug = SagaDriver.Team,
        PaymentId = SagaDriver.Payment,
        Operator = "anna",
        Reason = "on shift",
        Owner = owner,
    };

    public static ProposeDecision Propose(string action = "approve") => new()
    {
        TeamSlug = SagaDriver.Team,
        PaymentId = SagaDriver.Payment,
        Operator = "anna",
        Reason = "looked into it",
        Action = action,
    };

    public static PaymentItem Item(string id, long? amount = null) => new() { ItemId = id, Amount = amount };

    public static OperationSucceeded Succeeded(IGatewayCommand command, PaymentStatus status, long? amount = null, bool external = false, params PaymentItem[]? items) => new()
    {
        TeamSlug = command.TeamSlug,
        PaymentId = command.PaymentId,
        Gateway = command.Gateway,
        OperationId = command.OperationId,
        Attempt = command.Attempt,
        Status = status,
        Amount = amount ?? command.Amount,
        External = external,
        Items = items is { Length: > 0 } ? items : null,
    };

    public static OperationAccepted Accepted(IGatewayCommand command) => new()
    {
        TeamSlug = command.TeamSlug,
        PaymentId = command.PaymentId,
        Gateway = command.Gateway,
        OperationId = command.OperationId,
        Attempt = command.Attempt,
    };

    public static OperationRejected Rejected(IGatewayCommand command, RejectionCause cause, PaymentStatus? status = null, long? amount = null) => new()
    {
        TeamSlug = command.TeamSlug,
        PaymentId = command.PaymentId,
        Gateway = command.Gateway,
        OperationId = command.OperationId,
        Attempt = command.Attempt,
        Cause = cause,
        GatewayStatus = status,
        GatewayAmount = amount,
        Code = "1005",
        Message = "cannot be cancelled",
    };

    public static OperationNotSent NotSent(IGatewayCommand command) => new()
    {
        TeamSlug = command.TeamSlug,
        PaymentId = command.PaymentId,
        Gateway = command.Gateway,
        OperationId = command.OperationId,
        Attempt = command.Attempt,
    };

    public static OperationUnknown Unknown(IGatewayCommand command) => new()
    {
        TeamSlug = command.TeamSlug,
        PaymentId = command.PaymentId,
        Gateway = command.Gateway,
        OperationId = command.OperationId,
        Attempt = command.Attempt,
    };

    public static OperationNotDone NotDone(IGatewayCommand command, PaymentStatus? status = null, long? amount = null) => new()
    {
        TeamSlug = command.TeamSlug,
        PaymentId = command.PaymentId,
        Gateway = command.Gateway,
        OperationId = command.OperationId,
        Attempt = command.Attempt,
        GatewayStatus = status,
        GatewayAmount = amount,
    };
}

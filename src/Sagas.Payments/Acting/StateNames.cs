using Sagas.Contracts;

namespace Sagas.Payments;

/// <summary>Which state belongs to what.</summary>
internal static class StateNames
{
    /// <summary>Where a payment rests when nothing has to be done.</summary>
    public static string Resting(PaymentSaga saga) => saga.Status switch
    {
        null => nameof(PaymentStateMachine.AwaitingPayment),
        PaymentStatus.New => nameof(PaymentStateMachine.New),
        PaymentStatus.Authorized => nameof(PaymentStateMachine.Authorized),
        PaymentStatus.Confirmed when saga.IsFulfilled => nameof(PaymentStateMachine.Fulfilled),
        PaymentStatus.Confirmed => nameof(PaymentStateMachine.Confirmed),
        PaymentStatus.Cancelled => nameof(PaymentStateMachine.Cancelled),
        PaymentStatus.Reversed => nameof(PaymentStateMachine.Reversed),
        PaymentStatus.Refunded => nameof(PaymentStateMachine.Refunded),
        _ => throw new InvalidOperationException($"Payment {saga.TeamSlug}/{saga.PaymentId} has the unknown status {saga.Status}."),
    };

    /// <summary>Where a payment is while an operation of the kind runs.</summary>
    public static string Working(OperationKind kind) => kind switch
    {
        OperationKind.Cancel => nameof(PaymentStateMachine.Cancelling),
        OperationKind.Reverse => nameof(PaymentStateMachine.Reversing),
        OperationKind.Refund => nameof(PaymentStateMachine.Refunding),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}

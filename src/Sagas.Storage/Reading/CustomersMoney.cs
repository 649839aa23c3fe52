using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Storage;

/// <summary>Which payments hold money that may belong to the customer, and how much. The statements say the same in SQL.</summary>
public static class CustomersMoney
{
    /// <summary>The states between failure and return.</summary>
    public static IReadOnlyList<string> Unsettled { get; } =
    [
        nameof(PaymentStateMachine.CompensationScheduled), nameof(PaymentStateMachine.AwaitingApproval), nameof(PaymentStateMachine.Cancelling),
        nameof(PaymentStateMachine.Reversing), nameof(PaymentStateMachine.Refunding), nameof(PaymentStateMachine.Reconciling),
        nameof(PaymentStateMachine.ManualActionRequired),
    ];

    /// <summary>The states that only a person ends.</summary>
    public static IReadOnlyList<string> WaitingForPeople { get; } =
        [nameof(PaymentStateMachine.AwaitingApproval), nameof(PaymentStateMachine.ManualActionRequired)];

    internal static IReadOnlyList<string> Ended { get; } =
        [nameof(PaymentStateMachine.Cancelled), nameof(PaymentStateMachine.Reversed), nameof(PaymentStateMachine.Refunded)];

    /// <summary>What has to go back, in minor units; where that is not decided yet, all that remains.</summary>
    public static long AtRisk(PaymentSaga saga) =>
        saga.Payable is > 0 and var payable ? payable : Math.Max(0, saga.OriginalAmount - saga.ReturnedAmount);

    /// <summary>The customer has paid, or the money is held for the merchant.</summary>
    public static bool IsTaken(PaymentSaga saga) => saga.Status is PaymentStatus.Authorized or PaymentStatus.Confirmed;
}

using MassTransit;

namespace Sagas.Payments;

public sealed partial class PaymentStateMachine
{
    /// <summary>Only non-payment facts so far; no status.</summary>
    public State AwaitingPayment { get; private set; } = null!;

    /// <summary>Announced, unpaid.</summary>
    public new State New { get; private set; } = null!;

    /// <summary>The money is held.</summary>
    public State Authorized { get; private set; } = null!;

    /// <summary>The money was taken.</summary>
    public State Confirmed { get; private set; } = null!;

    /// <summary>Taken, granted and notified.</summary>
    public State Fulfilled { get; private set; } = null!;

    /// <summary>Money is owed, and the grace delay runs.</summary>
    public State CompensationScheduled { get; private set; } = null!;

    /// <summary>Money is owed, and a person has to approve.</summary>
    public State AwaitingApproval { get; private set; } = null!;

    /// <summary>An unpaid payment is being ended.</summary>
    public State Cancelling { get; private set; } = null!;

    /// <summary>A hold is being released.</summary>
    public State Reversing { get; private set; } = null!;

    /// <summary>Taken money is being returned.</summary>
    public State Refunding { get; private set; } = null!;

    /// <summary>What became of an operation is not known; the gateway is asked.</summary>
    public State Reconciling { get; private set; } = null!;

    /// <summary>A person has to act; the reason says what to do.</summary>
    public State ManualActionRequired { get; private set; } = null!;

    /// <summary>Final: ended unpaid.</summary>
    public State Cancelled { get; private set; } = null!;

    /// <summary>Final: the hold was released.</summary>
    public State Reversed { get; private set; } = null!;

    /// <summary>Final: all money went back.</summary>
    public State Refunded { get; private set; } = null!;
}

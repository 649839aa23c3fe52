namespace Sagas.Payments;

public sealed partial class PaymentStateMachine
{
    /// <summary>Requests of people where they fit, answers and timers everywhere: which operation and time they speak of decides what they may change.</summary>
    private void WhileRequestsFit()
    {
        DuringAny(
            When(OperationSucceeded).Stamp(_rules).TakeAnswer(_rules),
            When(OperationAccepted).Stamp(_rules).TakeAnswer(_rules),
            When(OperationRejected).Stamp(_rules).TakeAnswer(_rules),
            When(OperationNotSent).Stamp(_rules).TakeAnswer(_rules),
            When(OperationUnknown).Stamp(_rules).TakeAnswer(_rules),
            When(OperationNotDone).Stamp(_rules).TakeAnswer(_rules),
            When(PaymentTimerDue).Stamp(_rules).ActOnTime(_rules),
            When(NotePayment).Stamp(_rules).Note(),
            When(TakePayment).Stamp(_rules).Own(),
            When(ProposeDecision).Stamp(_rules).Propose());

        During(AwaitingApproval, When(ApproveCompensation).Stamp(_rules).Approve(_rules));
        During(
            [.. Resting, CompensationScheduled, .. Operating, ManualActionRequired, .. Ended],
            When(ApproveCompensation).Stamp(_rules).Refuse("nothing waits for approval"));

        During([CompensationScheduled, AwaitingApproval, ManualActionRequired], When(DismissCompensation).Stamp(_rules).Dismiss(_rules));
        During(Operating, When(DismissCompensation).Stamp(_rules).Refuse("an operation is under way; it is never stopped"));
        During([.. Resting, .. Ended], When(DismissCompensation).Stamp(_rules).Refuse("no compensation is waiting"));

        During([.. Operating, ManualActionRequired], When(RetryCompensation).Stamp(_rules).Retry(_rules));
        During([.. Resting, .. Undecided, .. Ended], When(RetryCompensation).Stamp(_rules).Refuse("no operation can be tried again"));

        During([ManualActionRequired, AwaitingApproval, Reconciling], When(RecordManualRefund).Stamp(_rules).RecordByHand(_rules));
        During(
            [.. Resting, CompensationScheduled, Cancelling, Reversing, Refunding, .. Ended],
            When(RecordManualRefund).Stamp(_rules).Refuse("no compensation waits for a person"));
    }
}

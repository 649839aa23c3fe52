namespace Sagas.Payments;

public sealed partial class PaymentStateMachine
{
    /// <summary>
    /// From the first message to the end. While an operation is open, facts are noted and used when it closes;
    /// a step that succeeds only then is an alert, never a reason to stop what was sent.
    /// </summary>
    private void WhileItGoesItsWay() => During(
        [Initial, .. Resting, .. Undecided, .. Operating],
        When(PaymentInitiated).Stamp(_rules).NoteAnnouncement(_rules).Settle(_rules),
        When(PaymentAuthorized).Stamp(_rules).NoteHold(_rules).Settle(_rules),
        When(PaymentCaptured).Stamp(_rules).NoteCapture(_rules).Settle(_rules),
        When(PaymentExpired).Stamp(_rules).NoteExpiry(_rules).Settle(_rules),
        When(PaymentReturnedElsewhere).Stamp(_rules).NoteReturn(_rules).Settle(_rules),
        When(PaymentDisputed).Stamp(_rules).NoteDispute(_rules).Settle(_rules),
        When(ItemGranted).Stamp(_rules).OweNoMore(ClaimCause.ItemGrantFailed, _rules).Settle(_rules),
        When(ItemGrantFailed).Stamp(_rules).Owe(ClaimCause.ItemGrantFailed, _rules).Settle(_rules),
        When(NotificationDelivered).Stamp(_rules).OweNoMore(ClaimCause.NotificationFailed, _rules).Settle(_rules),
        When(NotificationFailed).Stamp(_rules).Owe(ClaimCause.NotificationFailed, _rules).Settle(_rules),
        When(CancelPayment).Stamp(_rules).OweOnRequest(_rules).Settle(_rules));
}

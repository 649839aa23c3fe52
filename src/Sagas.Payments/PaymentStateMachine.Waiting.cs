namespace Sagas.Payments;

public sealed partial class PaymentStateMachine
{
    /// <summary>A person is at work: facts are noted, nothing is sent by itself, and the payment leaves when nothing is left to do.</summary>
    private void WhileAPersonActs() => During(
        ManualActionRequired,
        When(PaymentInitiated).Stamp(_rules).NoteAnnouncement(_rules).SettleIfNothingIsLeft(_rules),
        When(PaymentAuthorized).Stamp(_rules).NoteHold(_rules).SettleIfNothingIsLeft(_rules),
        When(PaymentCaptured).Stamp(_rules).NoteCapture(_rules).SettleIfNothingIsLeft(_rules),
        When(PaymentExpired).Stamp(_rules).NoteExpiry(_rules).SettleIfNothingIsLeft(_rules),
        When(PaymentReturnedElsewhere).Stamp(_rules).NoteReturn(_rules).SettleIfNothingIsLeft(_rules),
        When(PaymentDisputed).Stamp(_rules).NoteDispute(_rules).SettleIfNothingIsLeft(_rules),
        When(ItemGranted).Stamp(_rules).TellThePerson(ClaimCause.ItemGrantFailed, _rules),
        When(ItemGrantFailed).Stamp(_rules).Owe(ClaimCause.ItemGrantFailed, _rules),
        When(NotificationDelivered).Stamp(_rules).TellThePerson(ClaimCause.NotificationFailed, _rules),
        When(NotificationFailed).Stamp(_rules).Owe(ClaimCause.NotificationFailed, _rules),
        When(CancelPayment).Stamp(_rules).OweOnRequest(_rules));
}

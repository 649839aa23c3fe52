namespace Sagas.Payments;

public sealed partial class PaymentStateMachine
{
    /// <summary>Final states absorb, but for money captured after CANCELLED or REVERSED and for a late answer that corrects a failure.</summary>
    private void OnceItHasEnded()
    {
        During(
            Ended,
            When(PaymentInitiated).Stamp(_rules).NoteAnnouncement(_rules),
            When(PaymentAuthorized).Stamp(_rules).NoteHold(_rules),
            When(PaymentExpired).Stamp(_rules).NoteExpiry(_rules),
            When(PaymentReturnedElsewhere).Stamp(_rules).NoteReturn(_rules),
            When(PaymentDisputed).Stamp(_rules).NoteDispute(_rules),
            When(ItemGranted).Stamp(_rules).OweNoMore(ClaimCause.ItemGrantFailed, _rules),
            When(NotificationDelivered).Stamp(_rules).OweNoMore(ClaimCause.NotificationFailed, _rules),
            When(ItemGrantFailed).Stamp(_rules).IgnoreBecause("the payment has ended: nothing is left to give back"),
            When(NotificationFailed).Stamp(_rules).IgnoreBecause("the payment has ended: nothing is left to give back"),
            When(CancelPayment).Stamp(_rules).IgnoreBecause("the payment has ended: nothing is left to cancel"));
        During([Cancelled, Reversed], When(PaymentCaptured).Stamp(_rules).NoteCapture(_rules).Settle(_rules));
        During(Refunded, When(PaymentCaptured).Stamp(_rules).NoteCapture(_rules));
    }
}

using System.Linq.Expressions;
using MassTransit;
using Sagas.Contracts;

namespace Sagas.Payments;

public sealed partial class PaymentStateMachine
{
    public Event<PaymentInitiated> PaymentInitiated { get; private set; } = null!;

    public Event<PaymentAuthorized> PaymentAuthorized { get; private set; } = null!;

    public Event<PaymentCaptured> PaymentCaptured { get; private set; } = null!;

    public Event<PaymentExpired> PaymentExpired { get; private set; } = null!;

    public Event<PaymentReturnedElsewhere> PaymentReturnedElsewhere { get; private set; } = null!;

    public Event<PaymentDisputed> PaymentDisputed { get; private set; } = null!;

    public Event<ItemGranted> ItemGranted { get; private set; } = null!;

    public Event<ItemGrantFailed> ItemGrantFailed { get; private set; } = null!;

    public Event<NotificationDelivered> NotificationDelivered { get; private set; } = null!;

    public Event<NotificationFailed> NotificationFailed { get; private set; } = null!;

    public Event<CancelPayment> CancelPayment { get; private set; } = null!;

    public Event<ApproveCompensation> ApproveCompensation { get; private set; } = null!;

    public Event<DismissCompensation> DismissCompensation { get; private set; } = null!;

    public Event<RetryCompensation> RetryCompensation { get; private set; } = null!;

    public Event<RecordManualRefund> RecordManualRefund { get; private set; } = null!;

    public Event<NotePayment> NotePayment { get; private set; } = null!;

    public Event<TakePayment> TakePayment { get; private set; } = null!;

    public Event<ProposeDecision> ProposeDecision { get; private set; } = null!;

    public Event<OperationSucceeded> OperationSucceeded { get; private set; } = null!;

    public Event<OperationAccepted> OperationAccepted { get; private set; } = null!;

    public Event<OperationRejected> OperationRejected { get; private set; } = null!;

    public Event<OperationNotSent> OperationNotSent { get; private set; } = null!;

    public Event<OperationUnknown> OperationUnknown { get; private set; } = null!;

    public Event<OperationNotDone> OperationNotDone { get; private set; } = null!;

    public Event<PaymentTimerDue> PaymentTimerDue { get; private set; } = null!;

    private void CorrelateEvents()
    {
        About(() => PaymentInitiated);
        About(() => PaymentAuthorized);
        About(() => PaymentCaptured);
        About(() => PaymentExpired);
        About(() => PaymentReturnedElsewhere);
        About(() => PaymentDisputed);
        About(() => ItemGranted);
        About(() => ItemGrantFailed);
        About(() => NotificationDelivered);
        About(() => NotificationFailed);
        About(() => CancelPayment);
        AboutKnown(() => ApproveCompensation);
        AboutKnown(() => DismissCompensation);
        AboutKnown(() => RetryCompensation);
        AboutKnown(() => RecordManualRefund);
        AboutKnown(() => NotePayment);
        AboutKnown(() => TakePayment);
        AboutKnown(() => ProposeDecision);
        AboutKnown(() => OperationSucceeded);
        AboutKnown(() => OperationAccepted);
        AboutKnown(() => OperationRejected);
        AboutKnown(() => OperationNotSent);
        AboutKnown(() => OperationUnknown);
        AboutKnown(() => OperationNotDone);
        Event(() => PaymentTimerDue, correlate => correlate
            .CorrelateById(context => context.Message.SagaId)
            .OnMissingInstance(missing => missing.Fault()));
    }

    /// <summary>Any fact may be the first that comes; order is not given.</summary>
    private void About<T>(Expression<Func<Event<T>>> property)
        where T : class, IPaymentMessage =>
        Event(property, correlate => correlate.CorrelateById(context => SagaIds.ForPayment(context.Message.TeamSlug, context.Message.PaymentId)));

    /// <summary>Only a payment that is known can be decided about or answered for; anything else has to be seen by a person, in the error queue.</summary>
    private void AboutKnown<T>(Expression<Func<Event<T>>> property)
        where T : class, IPaymentMessage =>
        Event(property, correlate => correlate
            .CorrelateById(context => SagaIds.ForPayment(context.Message.TeamSlug, context.Message.PaymentId))
            .OnMissingInstance(missing => missing.Fault()));
}

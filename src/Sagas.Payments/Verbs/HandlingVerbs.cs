using MassTransit;
using Sagas.Contracts;

namespace Sagas.Payments;

/// <summary>What people write down about a payment. It changes neither state nor money, so it is taken everywhere.</summary>
internal static class HandlingVerbs
{
    public static EventActivityBinder<PaymentSaga, NotePayment> Note(this EventActivityBinder<PaymentSaga, NotePayment> binder) =>
        binder.By().Then(context => context.Saga.Remark($"note: {context.Message.Reason}"));

    public static EventActivityBinder<PaymentSaga, TakePayment> Own(this EventActivityBinder<PaymentSaga, TakePayment> binder) => binder.By().Then(context =>
    {
        var (saga, request) = (context.Saga, context.Message);
        saga.Handle(handling => (handling.Owner, handling.OwnedSince) = (request.Owner, request.Owner is null ? null : saga.UpdatedAt));
        saga.Remark(request.Owner is { } owner ? $"{owner} looks after it: {request.Reason}" : $"nobody looks after it any more: {request.Reason}");
    });

    public static EventActivityBinder<PaymentSaga, ProposeDecision> Propose(this EventActivityBinder<PaymentSaga, ProposeDecision> binder) => binder.By().Then(context =>
    {
        var (saga, request) = (context.Saga, context.Message);
        saga.Handle(handling => handling.First = new FirstDecision
        {
            Action = request.Action,
            By = request.Operator,
            At = saga.UpdatedAt,
            Reason = request.Reason,
            State = saga.State,
            Amount = request.Amount,
            Reference = request.Reference,
            Payable = saga.Payable,
        });
        saga.Remark($"first of two people for {request.Action}: {request.Reason}");
    });

    private static EventActivityBinder<PaymentSaga, T> By<T>(this EventActivityBinder<PaymentSaga, T> binder)
        where T : class, IOperatorRequest => binder.Then(context => context.Saga.Actor = context.Message.Operator);
}

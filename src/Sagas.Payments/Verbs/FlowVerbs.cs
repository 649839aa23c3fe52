using MassTransit;
using Sagas.Contracts;

namespace Sagas.Payments;

/// <summary>What the machine does next, after a message is noted.</summary>
internal static class FlowVerbs
{
    /// <summary>Plans the next move from all that is known, and makes it. With an open operation the payment stays where it is.</summary>
    public static EventActivityBinder<PaymentSaga, T> Settle<T>(this EventActivityBinder<PaymentSaga, T> binder, SagaRules rules)
        where T : class => binder.Act(rules, (turn, _) => Settling.SettleAsync(turn));

    /// <summary>
    /// A person keeps the payment until nothing is left to do, or until a fact brings what was missing before anything was tried,
    /// and is told of what must hold it from now on.
    /// </summary>
    public static EventActivityBinder<PaymentSaga, T> SettleIfNothingIsLeft<T>(this EventActivityBinder<PaymentSaga, T> binder, SagaRules rules)
        where T : class => binder.Act(rules, (turn, _) => turn.Saga switch
        {
            { Hold: { } hold } => string.Equals(hold, turn.Saga.Reason, StringComparison.Ordinal) ? Task.CompletedTask : Settling.NeedPersonAsync(turn, hold),
            { HasEnded: true, AskFirst: false } or { Status: not null, IsUntouched: true } => Settling.SettleAsync(turn),
            _ => Task.CompletedTask,
        });

    public static EventActivityBinder<PaymentSaga, T> TakeAnswer<T>(this EventActivityBinder<PaymentSaga, T> binder, SagaRules rules)
        where T : class, IOperationAnswer => binder.Act(rules, (turn, answer) =>
        {
            turn.Saga.Actor = $"gateway:{answer.Gateway}";
            return Answering.TakeAsync(turn, answer);
        });

    public static EventActivityBinder<PaymentSaga, PaymentTimerDue> ActOnTime(this EventActivityBinder<PaymentSaga, PaymentTimerDue> binder, SagaRules rules) =>
        binder.Act(rules, Timing.ActAsync);

    public static EventActivityBinder<PaymentSaga, ApproveCompensation> Approve(this EventActivityBinder<PaymentSaga, ApproveCompensation> binder, SagaRules rules) =>
        binder.ActFor(rules, Deciding.ApproveAsync);

    public static EventActivityBinder<PaymentSaga, DismissCompensation> Dismiss(this EventActivityBinder<PaymentSaga, DismissCompensation> binder, SagaRules rules) =>
        binder.ActFor(rules, Deciding.DismissAsync);

    public static EventActivityBinder<PaymentSaga, RetryCompensation> Retry(this EventActivityBinder<PaymentSaga, RetryCompensation> binder, SagaRules rules) =>
        binder.ActFor(rules, Deciding.RetryAsync);

    public static EventActivityBinder<PaymentSaga, RecordManualRefund> RecordByHand(this EventActivityBinder<PaymentSaga, RecordManualRefund> binder, SagaRules rules) =>
        binder.ActFor(rules, Deciding.RecordByHandAsync);

    /// <summary>A request of a person that does not fit the state; the operations API says so before it is sent.</summary>
    public static EventActivityBinder<PaymentSaga, T> Refuse<T>(this EventActivityBinder<PaymentSaga, T> binder, string because)
        where T : class, IOperatorRequest => binder.Then(context =>
        {
            context.Saga.Actor = context.Message.Operator;
            context.Saga.Remark($"refused: {because}");
        });

    /// <summary>The message changes nothing, for the given reason; it is kept in the history all the same.</summary>
    public static EventActivityBinder<PaymentSaga, T> IgnoreBecause<T>(this EventActivityBinder<PaymentSaga, T> binder, string reason)
        where T : class => binder.Then(context => context.Saga.Remark($"ignored: {reason}"));

    /// <summary>Tells a person on arrival.</summary>
    public static EventActivityBinder<PaymentSaga> AskForAttention(this EventActivityBinder<PaymentSaga> binder, SagaRules rules) =>
        binder.ThenAsync(context => Telling.AttentionAsync(new Turn(context, rules)));

    /// <summary>Stamps the row with the time of the message.</summary>
    public static EventActivityBinder<PaymentSaga, T> Stamp<T>(this EventActivityBinder<PaymentSaga, T> binder, SagaRules rules)
        where T : class => binder.Then(context => context.Saga.UpdatedAt = rules.Now);

    private static EventActivityBinder<PaymentSaga, T> ActFor<T>(this EventActivityBinder<PaymentSaga, T> binder, SagaRules rules, Func<Turn, T, Task> act)
        where T : class, IOperatorRequest => binder.Act(rules, (turn, request) =>
        {
            turn.Saga.Actor = request.Operator;
            // What was decided needs no second person any more, and whatever else the first one meant is void.
            turn.Saga.Handle(handling => handling.First = null);
            return act(turn, request);
        });

    private static EventActivityBinder<PaymentSaga, T> Act<T>(this EventActivityBinder<PaymentSaga, T> binder, SagaRules rules, Func<Turn, T, Task> act)
        where T : class => binder.ThenAsync(context => act(new Turn(context, rules), context.Message));
}

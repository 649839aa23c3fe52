using MassTransit;
using Sagas.Contracts;

namespace Sagas.Payments;

/// <summary>What the machine does with facts and requests that come in.</summary>
internal static class FactVerbs
{
    private const int LongestInstance = 64;

    public static EventActivityBinder<PaymentSaga, PaymentInitiated> NoteAnnouncement(this EventActivityBinder<PaymentSaga, PaymentInitiated> binder, SagaRules rules) =>
        binder.Note(rules, Noting.InitiatedAsync);

    public static EventActivityBinder<PaymentSaga, PaymentAuthorized> NoteHold(this EventActivityBinder<PaymentSaga, PaymentAuthorized> binder, SagaRules rules) =>
        binder.Note(rules, Noting.AuthorizedAsync);

    public static EventActivityBinder<PaymentSaga, PaymentCaptured> NoteCapture(this EventActivityBinder<PaymentSaga, PaymentCaptured> binder, SagaRules rules) =>
        binder.Note(rules, Noting.CapturedAsync);

    public static EventActivityBinder<PaymentSaga, PaymentExpired> NoteExpiry(this EventActivityBinder<PaymentSaga, PaymentExpired> binder, SagaRules rules) =>
        binder.Note(rules, Noting.ExpiredAsync);

    public static EventActivityBinder<PaymentSaga, PaymentReturnedElsewhere> NoteReturn(this EventActivityBinder<PaymentSaga, PaymentReturnedElsewhere> binder, SagaRules rules) =>
        binder.Note(rules, Noting.ReturnedElsewhereAsync);

    public static EventActivityBinder<PaymentSaga, PaymentDisputed> NoteDispute(this EventActivityBinder<PaymentSaga, PaymentDisputed> binder, SagaRules rules) =>
        binder.Note(rules, Noting.DisputedAsync);

    /// <summary>The step failed for good: money is owed.</summary>
    public static EventActivityBinder<PaymentSaga, T> Owe<T>(this EventActivityBinder<PaymentSaga, T> binder, ClaimCause cause, SagaRules rules)
        where T : class, IStepFailure => binder.Note(rules, (turn, failure, at) => Claiming.Fail(turn, cause, failure, at));

    /// <summary>The step went well after all: what nobody acted on yet is no longer owed.</summary>
    public static EventActivityBinder<PaymentSaga, T> OweNoMore<T>(this EventActivityBinder<PaymentSaga, T> binder, ClaimCause cause, SagaRules rules)
        where T : class, IStepFact => binder.Note(rules, (turn, success, at) => Claiming.Succeed(turn, cause, success, at));

    /// <summary>A step went well while a person is already at work: they are told, and decide.</summary>
    public static EventActivityBinder<PaymentSaga, T> TellThePerson<T>(this EventActivityBinder<PaymentSaga, T> binder, ClaimCause cause, SagaRules rules)
        where T : class, IStepFact => binder.Note(rules, (turn, success, at) => Claiming.SucceedUnderAPerson(turn, cause, success, at));

    public static EventActivityBinder<PaymentSaga, CancelPayment> OweOnRequest(this EventActivityBinder<PaymentSaga, CancelPayment> binder, SagaRules rules) =>
        binder.Note(rules, Claiming.Request);

    private static EventActivityBinder<PaymentSaga, T> Note<T>(this EventActivityBinder<PaymentSaga, T> binder, SagaRules rules, Action<Turn, T, DateTimeOffset> note)
        where T : class, IPaymentMessage => binder.Note(rules, (turn, message, at) =>
        {
            note(turn, message, at);
            return Task.CompletedTask;
        });

    private static EventActivityBinder<PaymentSaga, T> Note<T>(this EventActivityBinder<PaymentSaga, T> binder, SagaRules rules, Func<Turn, T, DateTimeOffset, Task> note)
        where T : class, IPaymentMessage => binder.ThenAsync(context =>
        {
            var turn = new Turn(context, rules);
            Introduce(turn, context.Message);
            turn.Saga.Actor = WebhookOf(context);
            return note(turn, context.Message, OccurredAt(context, turn.Now));
        });

    /// <summary>The first message about a payment names it.</summary>
    private static void Introduce(Turn turn, IPaymentMessage message)
    {
        var saga = turn.Saga;
        if (saga.TeamSlug.Length > 0)
            return;
        saga.TeamSlug = message.TeamSlug;
        saga.PaymentId = message.PaymentId;
        saga.CreatedAt = turn.Now;
    }

    /// <summary>Such as <c>webhook:bank</c> for what a gateway told by itself. The prefix keeps it from passing for a person.</summary>
    private static string? WebhookOf(ConsumeContext context) =>
        context.Headers.Get<string>(WellKnownHeaders.Webhook) is { Length: > 0 and <= LongestInstance } instance ? $"webhook:{instance}" : null;

    private static DateTimeOffset OccurredAt<T>(ConsumeContext<T> context, DateTimeOffset now)
        where T : class
    {
        var told = context.Message switch
        {
            IPaymentFact fact => fact.OccurredAt,
            IStepFact step => step.OccurredAt,
            CancelPayment request => request.OccurredAt,
            _ => null,
        };
        return told ?? (context.SentTime is { } sent ? new DateTimeOffset(DateTime.SpecifyKind(sent, DateTimeKind.Utc)) : now);
    }
}

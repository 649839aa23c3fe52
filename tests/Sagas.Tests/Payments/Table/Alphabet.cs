using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Payments.Table;

/// <summary>Every message that the explored world knows: all facts and requests, and every answer that fits the operations decided so far.</summary>
internal static class Alphabet
{
    public static IEnumerable<object> For(SagaDriver driver)
    {
        var saga = driver.Saga;
        foreach (var message in Facts().Concat(Requests()))
            yield return message;
        foreach (var operation in saga.Operations.TakeLast(2))
        {
            foreach (var answer in Answers(operation, saga))
                yield return answer;
        }

        if (saga.DueAt is { } due)
            yield return new PaymentTimerDue { SagaId = saga.CorrelationId, DueAt = due, Action = saga.DueAction!.Value };
        yield return new PaymentTimerDue { SagaId = saga.CorrelationId, DueAt = DateTimeOffset.UnixEpoch, Action = DueAction.Resolve };
    }

    private static IEnumerable<object> Facts() =>
    [
        Some.Initiated(), Some.Authorized(), Some.Captured(), Some.Captured(Some.Full - 1), Some.Expired(),
        Some.ReturnedElsewhere(), Some.ReturnedElsewhere(50_000, "part"), Some.Disputed(),
        Some.Granted(), Some.GrantFailed(), Some.GrantFailed(null, Some.Item("a", 50_000)), Some.GrantFailed(null, Some.Item("b")), Some.GrantFailedFor(Some.Tagged("t")),
        Some.Notified(), Some.NotifyFailed(),
    ];

    private static IEnumerable<object> Requests() =>
    [
        Some.Cancel(), Some.Cancel(onlyUnpaid: true), Some.Approve(), Some.Dismiss(), Some.Retry(), Some.ByHand(), Some.ByHand(10_000, "part-by-hand"),
        Some.Note(), Some.Own(), Some.Propose(),
    ];

    private static IEnumerable<object> Answers(Operation operation, PaymentSaga saga)
    {
        var command = Question(operation, saga);
        yield return Some.Succeeded(command, operation.Kind switch
        {
            OperationKind.Cancel => PaymentStatus.Cancelled,
            OperationKind.Reverse => PaymentStatus.Reversed,
            _ => operation.Amount == saga.OriginalAmount - saga.ReturnedAmount ? PaymentStatus.Refunded : PaymentStatus.Confirmed,
        });
        yield return Some.Succeeded(command, PaymentStatus.Refunded, saga.OriginalAmount, external: true);
        if (operation.Kind == OperationKind.Refund && (operation.Items ?? (object?)operation.Scope) is not null)
            yield return Some.Succeeded(command, PaymentStatus.Confirmed, 30_000, external: false, Some.Item("b", 30_000));
        yield return Some.Accepted(command);
        yield return Some.NotSent(command);
        yield return Some.Unknown(command);
        yield return Some.NotDone(command);
        yield return Some.NotDone(command, PaymentStatus.Confirmed, Some.Full);
        yield return Some.NotDone(command, saga.Status);
        yield return Some.Rejected(command, RejectionCause.Refused);
        yield return Some.Rejected(command, RejectionCause.AlreadyDone);
        yield return Some.Rejected(command, RejectionCause.PaymentMovedOn, PaymentStatus.Confirmed, Some.Full);
        yield return Some.Rejected(command, RejectionCause.PaymentMovedOn, PaymentStatus.Cancelled);
    }

    /// <summary>What became of the operation, asked of its gateway.</summary>
    public static ResolveOperation Question(Operation operation, PaymentSaga saga) => new()
    {
        TeamSlug = saga.TeamSlug,
        PaymentId = saga.PaymentId,
        Gateway = "ibusiness",
        OperationId = operation.Id,
        Attempt = operation.Attempt,
        Amount = operation.Amount,
        PaymentAmount = saga.OriginalAmount,
        ReturnedAmount = saga.ReturnedAmount,
        Currency = "RUB",
    };
}

using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Payments.Checking;

/// <summary>What must hold after every step.</summary>
internal static class Promises
{
    public static IEnumerable<string> BrokenBy(Position before, object message, IReadOnlyList<object> sent, bool alerted, Position after) =>
    [
        .. NeverTwice(before, sent, alerted, after.Saga),
        .. NeverBack(before.Saga, alerted, after.Saga),
        .. NeverSilent(before.Saga, sent, after.Saga, after.IsEndTold),
        .. NeverLost(message, after),
    ];

    private static IEnumerable<string> NeverTwice(Position before, IReadOnlyList<object> sent, bool alerted, PaymentSaga saga)
    {
        foreach (var command in sent.OfType<IGatewayCommand>().Where(command => command is not ResolveOperation))
        {
            // Where calls may be long under way the gateway knows their keys, and a resend is how it is asked.
            if (before.Gateway.Doubt == TimeSpan.Zero && before.Gateway.Done.Contains(command.OperationId))
                yield return $"attempt {command.Attempt} leaves although the operation is done";
            if (before.Gateway.Done.Any(done => done != command.OperationId && !saga.Operations.Exists(known => known.Id == done && IsCounted(known))))
                yield return "an operation leaves while the money of an earlier one is not counted";
            if (!saga.Claims.Exists(claim => claim.Standing == ClaimStanding.Granted))
                yield return "money moves without a reason";
        }

        if (sent.OfType<IGatewayCommand>().Count() > 1)
            yield return "two commands leave at once";
        if (saga.Operations.Count(operation => !operation.IsClosed) > 1)
            yield return "two operations are open";
        // A person recorded by hand what the gateway then says that it did: it may have been twice, and somebody is told.
        if (saga.ReturnedAmount > Some.Full && saga.ReturnedAmount > before.Saga.ReturnedAmount && !alerted)
            yield return $"{saga.ReturnedAmount} is counted as returned without an alert";
    }

    private static IEnumerable<string> NeverBack(PaymentSaga before, bool alerted, PaymentSaga after)
    {
        if (after.Status < before.Status)
            yield return $"{before.Status} became {after.Status}";
        if (after.ReturnedAmount < before.ReturnedAmount)
            yield return "returned money is no longer counted";
        if (IsFinal(before) && after.State != before.State && !alerted)
            yield return $"{before.State} was left for {after.State} without an alert";
    }

    private static IEnumerable<string> NeverSilent(PaymentSaga before, IReadOnlyList<object> sent, PaymentSaga after, bool isEndTold)
    {
        if (after.State is "ManualActionRequired" or "AwaitingApproval")
        {
            if (string.IsNullOrEmpty(after.Reason))
                yield return $"{after.State} has no reason";
            if (after.DueAction != DueAction.RemindPerson)
                yield return $"{after.State} reminds nobody";
            if (before.State != after.State && !sent.OfType<CompensationNeedsAttention>().Any())
                yield return $"nobody was told of {after.State}";
        }

        if (IsFinal(after) && !isEndTold)
            yield return $"nobody was told of {after.State}";
    }

    private static IEnumerable<string> NeverLost(object message, Position after)
    {
        if (after.UnderWay.Count == 0 && after.Saga is { DueAt: null, OpenOperation: not null })
            yield return $"after {message.GetType().Name} nothing will ever move {after.Saga.State} again";
    }

    private static bool IsFinal(PaymentSaga saga) => saga.State is "Cancelled" or "Reversed" or "Refunded";

    private static bool IsCounted(Operation operation) => operation.MovedAmount > 0 || operation.Progress is OperationProgress.Succeeded or OperationProgress.ByHand;
}

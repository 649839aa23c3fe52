using Sagas.Contracts;

namespace Sagas.Payments;

/// <summary>What each answer to the current attempt of the open operation leads to. In front of a person nothing is sent by itself.</summary>
internal static class Outcomes
{
    public static async Task AcceptAsync(Turn turn, Operation operation, OperationAccepted answer)
    {
        operation.Progress = OperationProgress.Accepted;
        operation.Reference = answer.GatewayReference ?? operation.Reference;
        if (IsWithPerson(turn))
            return;
        turn.Due(DueAction.Resolve, Asking.IntervalAfter(turn, operation.Resolves));
        await turn.Become(StateNames.Working(operation.Kind!.Value));
    }

    public static async Task UnknownAsync(Turn turn, Operation operation)
    {
        var isNews = operation.Progress is not (OperationProgress.Unknown or OperationProgress.AlreadyDone);
        if (operation.Progress != OperationProgress.AlreadyDone)
            operation.Progress = OperationProgress.Unknown;
        if (IsWithPerson(turn))
            return;
        if (isNews)
            turn.Due(DueAction.Resolve, Asking.IntervalAfter(turn, operation.Resolves));
        await turn.Become(nameof(PaymentStateMachine.Reconciling));
    }

    public static async Task NotSentAsync(Turn turn, Operation operation, OperationNotSent answer)
    {
        if (operation.Progress is OperationProgress.Accepted or OperationProgress.AlreadyDone)
            turn.Saga.Alert($"not believed: gateway {turn.Saga.Gateway} had {Words.Of(operation)} before");
        else if (IsWithPerson(turn))
            operation.Progress = OperationProgress.NotSent;
        else
            await BackOffInPlaceAsync(turn, operation, answer.RetryAfter);
    }

    public static async Task NotDoneAsync(Turn turn, Operation operation, OperationNotDone answer)
    {
        var saga = turn.Saga;
        var before = operation.Progress;
        operation.Progress = OperationProgress.NotSent;
        // That an attempt never left says nothing of those before it.
        if (!answer.NeverSent)
            operation.MayArriveUntil = answer.MayArriveUntil;
        if (saga.AskFirst)
        {
            await DisagreeingAsync(turn, operation, answer);
            return;
        }

        await Inquiring.AdvanceByGatewayAsync(turn, answer.GatewayStatus, answer.GatewayAmount);
        if (saga.HasEnded)
            await EndAsync(turn, operation);
        else if (IsWithPerson(turn))
            saga.Remark("nothing is under way: it can be tried again");
        else if (before == OperationProgress.NotSent)
            saga.Remark($"known already: {Words.Of(operation)} waits to be sent again");
        else if (answer.NeverSent)
            await ForgetTheAttemptAsync(turn, operation);
        else if (before == OperationProgress.AlreadyDone)
            await Settling.NeedPersonAsync(turn, $"gateway {saga.Gateway} said that {Words.Of(operation)} was done before, and shows nothing of it: look it up there");
        else if (operation.Attempt > 0 && operation.Resends >= turn.Rules.Options.MaxResends)
            await Settling.NeedPersonAsync(turn, $"{Words.Of(operation)} was sent {operation.Attempt} times and gateway {saga.Gateway} shows nothing of it");
        else
            await ResendAsync(turn, operation);
    }

    public static async Task RejectAsync(Turn turn, Operation operation, OperationRejected answer)
    {
        if (answer.Cause == RejectionCause.AlreadyDone)
        {
            await ReadBackAsync(turn, operation);
            return;
        }

        var saga = turn.Saga;
        operation.Close(OperationProgress.Rejected, turn.Now);
        var movedOn = answer.Cause == RejectionCause.PaymentMovedOn;
        if (movedOn)
            await Inquiring.AdvanceByGatewayAsync(turn, answer.GatewayStatus, answer.GatewayAmount);
        var hasEnded = saga.HasEnded && (movedOn || !saga.AskFirst);
        if (hasEnded || (movedOn && !IsWithPerson(turn) && saga.KindByStatus != operation.Kind))
            await Settling.SettleAsync(turn);
        else
            await Settling.NeedPersonAsync(turn, $"gateway {saga.Gateway} refused {Words.Of(operation)}: {Words.Of(answer)}{WarningOfEarlierCalls(turn, operation)}");
    }

    private static string WarningOfEarlierCalls(Turn turn, Operation operation) => operation.MayArriveUntil > turn.Now
        ? "; a call before this one may have been carried out all the same: look it up there before anything is given back"
        : "";

    /// <summary>The gateway says that it was done before: that is in doubt until it shows it.</summary>
    private static async Task ReadBackAsync(Turn turn, Operation operation)
    {
        operation.Progress = OperationProgress.AlreadyDone;
        if (IsWithPerson(turn))
            return;
        await Asking.AskAsync(turn, operation, DueAction.Resolve);
        await turn.Become(nameof(PaymentStateMachine.Reconciling));
    }

    private static async Task BackOffInPlaceAsync(Turn turn, Operation operation, TimeSpan? retryAfter)
    {
        await Operating.BackOffAsync(turn, operation, retryAfter);
        await turn.Become(StateNames.Working(operation.Kind!.Value));
    }

    /// <summary>The question was about nothing, and using up the schedule for it would end in front of a person although nothing is in doubt.</summary>
    private static Task ForgetTheAttemptAsync(Turn turn, Operation operation)
    {
        operation.Resolves = Math.Max(0, operation.Resolves - 1);
        return BackOffInPlaceAsync(turn, operation, retryAfter: null);
    }

    private static async Task ResendAsync(Turn turn, Operation operation)
    {
        operation.NotSentSince = null;
        operation.NotSentTimes = 0;
        if (operation.Attempt > 0)
            operation.Resends++;
        await Operating.SendAgainAsync(turn, operation);
    }

    private static async Task DisagreeingAsync(Turn turn, Operation operation, OperationNotDone answer)
    {
        await Disagreement.TakeAsync(turn, answer.GatewayStatus);
        if (turn.Saga is { Hold: null, Status: PaymentStatus.Confirmed } && turn.Saga.StillWants(operation))
        {
            if (!IsWithPerson(turn))
                await ResendAsync(turn, operation);
        }
        else
        {
            operation.Close(OperationProgress.Withdrawn, turn.Now);
            await Settling.SettleUnlessAPersonHasToGoOnAsync(turn);
        }
    }

    private static async Task EndAsync(Turn turn, Operation operation)
    {
        operation.Close(OperationProgress.Overtaken, turn.Now);
        await Settling.SettleAsync(turn);
    }

    private static bool IsWithPerson(Turn turn) => turn.IsIn(nameof(PaymentStateMachine.ManualActionRequired));
}

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
        if (IsWithPerson(turn))
            operation.Progress = OperationProgress.NotSent;
        else
            await BackOffInPlaceAsync(turn, operation, answer);
    }

    public static async Task NotDoneAsync(Turn turn, Operation operation, OperationNotDone answer)
    {
        var saga = turn.Saga;
        var wasAlreadyDone = operation.Progress == OperationProgress.AlreadyDone;
        operation.Progress = OperationProgress.NotSent;
        operation.NotSentSince = null;
        operation.NotSentTimes = 0;
        if (saga.AskFirst)
        {
            await DisagreeingAsync(turn, operation, answer);
            return;
        }

        Inquiring.AdvanceByGateway(turn, answer.GatewayStatus, answer.GatewayAmount);
        if (IsWithPerson(turn))
            return;
        if (saga.HasEnded)
            await EndedByItselfAsync(turn, operation);
        else if (wasAlreadyDone)
            await Settling.NeedPersonAsync(turn, $"gateway {saga.Gateway} said that {Words.Of(operation)} was done before, and shows nothing of it: look it up there");
        else if (operation.Attempt > 0 && operation.Resends >= turn.Rules.Options.MaxResends)
            await Settling.NeedPersonAsync(turn, $"{Words.Of(operation)} was sent {operation.Attempt} times and gateway {saga.Gateway} shows nothing of it");
        else
            await ResendAsync(turn, operation);
    }

    public static async Task RejectAsync(Turn turn, Operation operation, OperationRejected answer)
    {
        var saga = turn.Saga;
        if (answer.Cause == RejectionCause.AlreadyDone && !IsWithPerson(turn))
        {
            operation.Progress = OperationProgress.AlreadyDone;
            await Asking.AskAsync(turn, operation, DueAction.Resolve);
            await turn.Become(nameof(PaymentStateMachine.Reconciling));
            return;
        }

        operation.Close(OperationProgress.Rejected, turn.Now);
        var movedOn = answer.Cause == RejectionCause.PaymentMovedOn;
        if (movedOn)
            Inquiring.AdvanceByGateway(turn, answer.GatewayStatus, answer.GatewayAmount);
        if (saga.HasEnded && movedOn)
            await EndedByItselfAsync(turn, operation);
        else if (movedOn && !IsWithPerson(turn) && saga.KindByStatus != operation.Kind)
            await Settling.SettleAsync(turn);
        else
            await Settling.NeedPersonAsync(turn, $"gateway {saga.Gateway} refused {Words.Of(operation)}: {Words.Of(answer)}");
    }

    private static async Task BackOffInPlaceAsync(Turn turn, Operation operation, OperationNotSent answer)
    {
        await Operating.BackOffAsync(turn, operation, answer.RetryAfter);
        await turn.Become(StateNames.Working(operation.Kind!.Value));
    }

    private static async Task ResendAsync(Turn turn, Operation operation)
    {
        if (operation.Attempt > 0)
            operation.Resends++;
        await Operating.SendAgainAsync(turn, operation);
    }

    /// <summary>Facts told of a capture, and the gateway was asked whether it has the money.</summary>
    private static async Task DisagreeingAsync(Turn turn, Operation operation, OperationNotDone answer)
    {
        var saga = turn.Saga;
        if (answer.GatewayStatus == PaymentStatus.Confirmed)
        {
            saga.AskFirst = false;
            saga.Advance(PaymentStatus.Confirmed);
            if (!IsWithPerson(turn))
                await ResendAsync(turn, operation);
            return;
        }

        operation.Close(OperationProgress.Withdrawn, turn.Now);
        if (answer.GatewayStatus is { } status && status == saga.Status)
        {
            saga.AskFirst = false;
            foreach (var claim in saga.Claims.Where(claim => claim.Cause == ClaimCause.CapturedAfterEnd))
                claim.Become(ClaimStanding.Withdrawn, turn.Now);
            saga.Remark($"gateway {saga.Gateway} confirms {Words.Of(status)}: it has no money of this payment");
            await Settling.SettleAsync(turn);
            return;
        }

        await Settling.NeedPersonAsync(turn, $"a capture was told, and gateway {saga.Gateway} says {Words.Of(answer.GatewayStatus)}: look it up there");
    }

    private static async Task EndedByItselfAsync(Turn turn, Operation operation)
    {
        if (!operation.IsClosed)
            operation.Close(OperationProgress.Overtaken, turn.Now);
        await Inquiring.TellEndAsync(turn);
        await Settling.SettleAsync(turn);
    }

    private static bool IsWithPerson(Turn turn) => turn.IsIn(nameof(PaymentStateMachine.ManualActionRequired));
}

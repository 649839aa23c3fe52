using Sagas.Contracts;

namespace Sagas.Payments;

/// <summary>Starts operations and sends their attempts. The intent is in the row before the command leaves, in the same commit.</summary>
internal static class Operating
{
    public static async Task StartAsync(Turn turn, Move.Operate move)
    {
        var saga = turn.Saga;
        var isHarmlessAgain = saga.Operations is [.., var last] && last.MayStillArrive(turn.Now);
        var doubtful = saga.ReopenWhatWasLeftInDoubt(turn.Now);
        var operation = doubtful ?? saga.Decide(move.Kind, move.Portion, turn.Now);
        saga.OwedSince ??= turn.Now;
        saga.ClosedAt = null;
        saga.Reason = saga.ReasonOfReturn;
        // Sent again it moves money once and tells what became of the call before; the journal would answer a question with its last word for ever.
        if (doubtful is not null && isHarmlessAgain && !move.AskFirst && saga.StillWants(doubtful))
        {
            await SendAgainAsync(turn, doubtful);
            return;
        }

        if (move.AskFirst || doubtful is not null)
        {
            await Asking.AskAsync(turn, operation, DueAction.Resolve);
            await turn.Become(nameof(PaymentStateMachine.Reconciling));
            return;
        }

        await AnnounceAsync(turn, operation);
        await SendAsync(turn, operation);
    }

    /// <summary>Sends the operation again if it is still wanted as it was decided; nothing of it may be under way.</summary>
    public static async Task SendAgainAsync(Turn turn, Operation operation)
    {
        if (turn.Saga.StillWants(operation))
        {
            await AnnounceAsync(turn, operation);
            await SendAsync(turn, operation);
            return;
        }

        if (operation.MayArriveUntil > turn.Now)
        {
            await AwaitProofAsync(turn, operation, operation.MayArriveUntil.Value);
            return;
        }

        operation.Close(OperationProgress.Withdrawn, turn.Now);
        turn.Saga.Remark($"{Words.Of(operation)} is no longer wanted as it was decided");
        await Settling.SettleAsync(turn);
    }

    /// <summary>Another operation has another key at the gateway: beside a call that may still arrive, it would move money twice.</summary>
    private static async Task AwaitProofAsync(Turn turn, Operation operation, DateTimeOffset until)
    {
        operation.Progress = OperationProgress.Unknown;
        if (until == DateTimeOffset.MaxValue)
        {
            await Settling.NeedPersonAsync(
                turn, $"{Words.Of(operation)} is no longer wanted as it was decided, and gateway {turn.Saga.Gateway} does not show whether it was done: look it up there");
            return;
        }

        turn.Saga.Remark($"{Words.Of(operation)} is no longer wanted as it was decided; its call may still arrive until {until:O}, and nothing else is sent before");
        turn.Due(DueAction.Resolve, until - turn.Now);
        await turn.Become(nameof(PaymentStateMachine.Reconciling));
    }

    /// <summary>Waits longer after each time that nothing could be sent, and tells a person once it takes too long.</summary>
    public static async Task BackOffAsync(Turn turn, Operation operation, TimeSpan? retryAfter)
    {
        var options = turn.Rules.Options;
        operation.Progress = OperationProgress.NotSent;
        operation.NotSentSince ??= turn.Now;
        var doublings = Math.Min(operation.NotSentTimes++, 30);
        var wait = TimeSpan.FromTicks((long)Math.Min(options.SendBackoff.Ticks * Math.Pow(2, doublings), options.MaxSendBackoff.Ticks));
        if (retryAfter > wait)
            wait = retryAfter < options.RemindEvery ? retryAfter.Value : options.RemindEvery;
        turn.Due(DueAction.Send, wait);
        var staysAway = wait > options.MaxSendBackoff ? wait : TimeSpan.Zero;
        if (operation.AttentionAsked || turn.Now + staysAway - operation.NotSentSince < options.AttentionAfter)
            return;
        operation.AttentionAsked = true;
        turn.Saga.Alert($"nothing could be sent to gateway {turn.Saga.Gateway} since {operation.NotSentSince:O}");
        await Telling.AttentionAsync(turn);
    }

    private static async Task AnnounceAsync(Turn turn, Operation operation)
    {
        if (turn.Saga.CompensationAnnounced)
            return;
        turn.Saga.CompensationAnnounced = true;
        await Telling.StartedAsync(turn, operation);
    }

    private static async Task SendAsync(Turn turn, Operation operation)
    {
        var saga = turn.Saga;
        if (turn.Rules.Pauses.Holds(saga.TeamSlug, saga.Gateway) is { } pause)
        {
            saga.Remark($"held: {pause}");
            turn.Due(DueAction.Send, LookAgainAfter(turn, operation));
        }
        else
        {
            operation.Attempt++;
            operation.Progress = OperationProgress.Sent;
            operation.SentAt = turn.Now;
            turn.Due(DueAction.Resolve, turn.Rules.Options.AnswerWithin);
            saga.Remark($"{Words.Of(operation)} of {Words.Extent(operation, saga.Currency)} sent to gateway {saga.Gateway}");
            await SendCommandAsync(turn, operation);
        }

        await turn.Become(StateNames.Working(operation.Kind!.Value));
    }

    /// <summary>The longer it is held, the rarer it looks: each look is a row of the history.</summary>
    private static TimeSpan LookAgainAfter(Turn turn, Operation operation)
    {
        var options = turn.Rules.Options;
        var half = (turn.Now - operation.DecidedAt) / 2;
        var most = options.MaxSendBackoff > options.PausedRecheck ? options.MaxSendBackoff : options.PausedRecheck;
        return half < options.PausedRecheck ? options.PausedRecheck : half < most ? half : most;
    }

    private static Task SendCommandAsync(Turn turn, Operation operation)
    {
        var address = WellKnownEndpoints.GatewayAddress(turn.Saga.Gateway!);
        return operation.Kind switch
        {
            OperationKind.Cancel => turn.Send(address, GatewayCommands.Cancel(turn.Saga, operation)),
            OperationKind.Reverse => turn.Send(address, GatewayCommands.Reverse(turn.Saga, operation)),
            OperationKind.Refund => turn.Send(address, GatewayCommands.Refund(turn.Saga, operation)),
            _ => throw new InvalidOperationException($"Operation {operation.Ordinal} has no kind."),
        };
    }
}

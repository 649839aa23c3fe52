using Sagas.Contracts;

namespace Sagas.Payments;

/// <summary>Questions to the gateway; they move no money.</summary>
internal static class Asking
{
    /// <summary>How long to wait after so many questions before the next.</summary>
    public static TimeSpan IntervalAfter(Turn turn, int questions)
    {
        var schedule = turn.Rules.ScheduleOf(turn.Saga.Gateway);
        return schedule[Math.Min(questions, schedule.Count - 1)];
    }

    /// <summary>Asks what became of the open operation, or hands over to a person when the schedule is used up.</summary>
    public static async Task AskByScheduleAsync(Turn turn, Operation operation)
    {
        if (operation.Resolves >= turn.Rules.ScheduleOf(turn.Saga.Gateway).Count)
        {
            await Settling.NeedPersonAsync(
                turn, $"what became of {Words.Of(operation)} is unknown after {operation.Resolves} questions: look it up at gateway {turn.Saga.Gateway}");
            return;
        }

        await AskAsync(turn, operation, DueAction.Resolve);
        if (operation.Progress == OperationProgress.Sent)
        {
            operation.Progress = OperationProgress.Unknown;
            turn.Saga.Remark("no answer came in time");
            await turn.Become(nameof(PaymentStateMachine.Reconciling));
        }
    }

    /// <summary>Asks now, whatever the schedule says, and sets the clock for the next question.</summary>
    public static Task AskAsync(Turn turn, Operation operation, DueAction next)
    {
        operation.Resolves++;
        turn.Saga.Remark($"gateway {turn.Saga.Gateway} is asked about {Words.Of(operation)}, question {operation.Resolves}");
        turn.Due(next, IntervalAfter(turn, operation.Resolves));
        return turn.Send(WellKnownEndpoints.GatewayAddress(turn.Saga.Gateway!), GatewayCommands.Resolve(turn.Saga, operation));
    }

    /// <summary>Asks for the payment's status: nothing of ours is under way.</summary>
    public static async Task AskForStatusAsync(Turn turn, DueAction next, string whyPerson)
    {
        var saga = turn.Saga;
        var profile = saga.Gateway is null ? null : turn.Rules.Gateways.Find(saga.Gateway);
        var canAsk = profile is { ManualInstruction: null } && (saga.GatewayPaymentId ?? saga.GatewaySessionId) is not null && saga.Currency is not null;
        if (!canAsk || saga.OpenOperation?.Resolves >= turn.Rules.ScheduleOf(saga.Gateway).Count)
        {
            saga.OpenOperation?.Close(OperationProgress.Withdrawn, turn.Now);
            await Settling.NeedPersonAsync(turn, whyPerson);
            return;
        }

        await AskAsync(turn, saga.OpenOperation ?? saga.Decide(null, 0, turn.Now), next);
    }
}

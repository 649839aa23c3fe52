using Sagas.Contracts;

namespace Sagas.Payments;

/// <summary>Takes what a gateway's adapter found out. Which operation and attempt it speaks of decides what it may change.</summary>
internal static class Answering
{
    public static Task TakeAsync(Turn turn, IOperationAnswer answer)
    {
        var operation = turn.Saga.Operations.Find(known => known.Id == answer.OperationId);
        if (operation is null)
            return TakeStrayAsync(turn, answer);
        operation.Code = answer.Code ?? operation.Code;
        if (operation.Kind is null)
            return Inquiring.TakeAsync(turn, operation, answer);
        if (operation.IsClosed)
            return LateAnswers.TakeAsync(turn, operation, answer);
        if (answer is OperationSucceeded done)
            return SucceedAsync(turn, operation, done);
        if (answer.Attempt == operation.Attempt)
            return TakeCurrentAsync(turn, operation, answer);
        turn.Saga.Remark($"ignored: it answers attempt {answer.Attempt} of {Words.Of(operation)}, and only moved money of an older attempt counts");
        return Task.CompletedTask;
    }

    private static Task TakeCurrentAsync(Turn turn, Operation operation, IOperationAnswer answer)
    {
        turn.Saga.Remark(Words.Of(answer));
        return answer switch
        {
            OperationAccepted accepted => Outcomes.AcceptAsync(turn, operation, accepted),
            OperationRejected rejected => Outcomes.RejectAsync(turn, operation, rejected),
            OperationNotSent notSent => Outcomes.NotSentAsync(turn, operation, notSent),
            OperationUnknown => Outcomes.UnknownAsync(turn, operation),
            OperationNotDone notDone => Outcomes.NotDoneAsync(turn, operation, notDone),
            _ => throw new InvalidOperationException($"Unknown answer {answer.GetType().Name}."),
        };
    }

    private static async Task SucceedAsync(Turn turn, Operation operation, OperationSucceeded answer)
    {
        if (answer.Attempt != operation.Attempt)
            turn.Saga.Remark($"attempt {answer.Attempt} moved the money after all");
        await Returning.MovedAsync(turn, operation, answer);
        await Settling.SettleAsync(turn);
    }

    /// <summary>An answer to an operation that this row never decided: only after a restore of the database.</summary>
    private static async Task TakeStrayAsync(Turn turn, IOperationAnswer answer)
    {
        turn.Saga.Alert($"gateway {answer.Gateway} answers operation {answer.OperationId}, which is not known here: {Words.Of(answer)}");
        if (answer is not OperationSucceeded { Amount: > 0 } done)
            return;
        if (await Returning.OutsideAsync(turn, $"operation {done.OperationId:D}", done.Amount, byHand: false))
            await Settling.SettleUnlessAPersonHasToGoOnAsync(turn);
    }
}

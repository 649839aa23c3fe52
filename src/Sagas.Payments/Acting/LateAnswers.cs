using Sagas.Contracts;

namespace Sagas.Payments;

/// <summary>Answers to operations that are closed. They may correct a failure into a success, never the other way.</summary>
internal static class LateAnswers
{
    public static async Task TakeAsync(Turn turn, Operation operation, IOperationAnswer answer)
    {
        if (TellsOfACapture(turn.Saga, operation, answer))
        {
            Noting.CapturedAfterEnd(turn, turn.Now, turn.Saga.Status!.Value);
            await Settling.SettleAsync(turn);
        }
        else if (answer is OperationSucceeded done && operation.Progress != OperationProgress.Succeeded && !IsTheReturnByHand(operation, done))
        {
            await CorrectAsync(turn, operation, done);
        }
        else
        {
            NoteOnly(turn.Saga, operation, answer);
        }
    }

    private static async Task CorrectAsync(Turn turn, Operation operation, OperationSucceeded done)
    {
        if (IsTheEndThatIsKnown(turn.Saga, operation, done))
            turn.Saga.Remark($"{Words.Of(operation)} did what ended the payment");
        else if (operation.Progress == OperationProgress.ByHand)
            turn.Saga.Alert($"{Words.Of(operation)} was closed by hand, and the gateway moved the money too: returned twice?");
        else
            turn.Saga.Alert($"{Words.Of(operation)} was closed as {operation.Progress}, and the gateway did it after all");
        await Returning.MovedAsync(turn, operation, done);
        await Settling.SettleUnlessAPersonHasToGoOnAsync(turn);
    }

    private static void NoteOnly(PaymentSaga saga, Operation operation, IOperationAnswer answer)
    {
        if (answer.Attempt == operation.Attempt && answer is OperationNotDone or OperationNotSent or OperationRejected { Cause: not RejectionCause.AlreadyDone })
            operation.IsLeftInDoubt = false;
        if (operation.Progress != OperationProgress.Succeeded)
            saga.Remark($"ignored: {Words.Of(operation)} is closed ({operation.Progress})");
        else if (answer is OperationSucceeded again && IsAnotherMovement(operation, again))
            saga.Alert($"attempt {again.Attempt} moved the money of {Words.Of(operation)} too: returned twice?");
        else if (answer.Attempt == operation.MovedByAttempt && Denies(saga, answer))
            saga.Alert($"{Words.Of(operation)} succeeded, and the gateway denies it now: {Words.Of(answer)}");
        else
            saga.Remark($"ignored: {Words.Of(operation)} has succeeded already");
    }

    private static bool TellsOfACapture(PaymentSaga saga, Operation operation, IOperationAnswer answer) =>
        answer is OperationRejected { Cause: RejectionCause.PaymentMovedOn, GatewayStatus: PaymentStatus.Confirmed }
        && operation.Progress == OperationProgress.Overtaken
        && saga.Status is PaymentStatus.Cancelled or PaymentStatus.Reversed;

    private static bool IsTheReturnByHand(Operation operation, OperationSucceeded done) =>
        operation.Progress == OperationProgress.ByHand && done.External;

    /// <summary>The expiry of a payment that we cancelled may come before the answer to the cancel.</summary>
    private static bool IsTheEndThatIsKnown(PaymentSaga saga, Operation operation, OperationSucceeded done) =>
        operation.Progress == OperationProgress.Overtaken
        && saga.Status is PaymentStatus.Cancelled or PaymentStatus.Reversed
        && done.Status is PaymentStatus.Cancelled or PaymentStatus.Reversed;

    /// <summary>Attempts share the operation's key, so most gateways tell one movement twice; another reference says otherwise.</summary>
    private static bool IsAnotherMovement(Operation operation, OperationSucceeded again) =>
        again.Attempt != operation.MovedByAttempt
        && !again.External
        && (again.GatewayReference is null || !string.Equals(again.GatewayReference, operation.Reference, StringComparison.Ordinal));

    private static bool Denies(PaymentSaga saga, IOperationAnswer answer) => answer switch
    {
        OperationNotDone => true,
        OperationRejected { Cause: RejectionCause.Refused } => true,
        OperationRejected { Cause: RejectionCause.PaymentMovedOn } rejected => rejected.GatewayStatus is { } told && told != saga.Status,
        _ => false,
    };
}

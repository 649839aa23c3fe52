using System.Globalization;

namespace Sagas.Payments;

/// <summary>Plans the next move and makes it. A payment with an open operation stays where it is until the operation ends.</summary>
internal static class Settling
{
    public static async Task SettleAsync(Turn turn)
    {
        var saga = turn.Saga;
        if (saga.Hold is { } hold)
        {
            await NeedPersonAsync(turn, hold);
            return;
        }

        if (!IsFree(saga, turn.Now))
            return;
        var move = Planner.Plan(saga, turn.Rules, turn.Now);
        if (saga.OpenOperation is { } question && move is not (Move.AwaitPayment or Move.AwaitEnd))
            question.Close(OperationProgress.Withdrawn, turn.Now);
        await MakeAsync(turn, move);
    }

    /// <summary>After money went back by a way that nobody expected, a person who is at work goes on with the rest; nothing is sent beside them.</summary>
    public static Task SettleUnlessAPersonHasToGoOnAsync(Turn turn)
    {
        var isWithPerson = turn.IsIn(nameof(PaymentStateMachine.ManualActionRequired));
        return isWithPerson && LeftToGiveBack(turn.Saga) is { } left ? NeedPersonAsync(turn, left) : SettleAsync(turn);
    }

    /// <summary>What is granted and has not gone back, in words; <c>null</c> when that is nothing.</summary>
    public static string? LeftToGiveBack(PaymentSaga saga) => saga switch
    {
        { HasEnded: true } or { Payable: 0 } => null,
        { Payable: { } payable } => string.Create(CultureInfo.InvariantCulture, $"{payable} {saga.Currency} (minor units) is still to be given back"),
        _ => $"{saga.WhyAmountIsUnknown()}: whether more is to be given back, a person decides; dismiss when it is not",
    };

    /// <summary>Puts the payment in front of a person, with the reason.</summary>
    public static async Task NeedPersonAsync(Turn turn, string reason)
    {
        var isNews = turn.IsIn(nameof(PaymentStateMachine.ManualActionRequired)) && !string.Equals(turn.Saga.Reason, reason, StringComparison.Ordinal);
        turn.Saga.Reason = reason;
        turn.Saga.OwedSince ??= turn.Now;
        turn.Saga.Remark($"needs a person: {reason}");
        turn.Due(DueAction.RemindPerson, turn.Rules.Options.RemindEvery);
        await turn.Become(nameof(PaymentStateMachine.ManualActionRequired));
        if (isNews)
            await Telling.AttentionAsync(turn);
    }

    private static bool IsFree(PaymentSaga saga, DateTimeOffset now)
    {
        if (saga.OpenOperation is not { Kind: not null } open)
            return true;
        if (!saga.HasEnded || saga.AskFirst || open.IsInDoubt)
            return false;
        open.Close(OperationProgress.Overtaken, now);
        return true;
    }

    private static Task MakeAsync(Turn turn, Move move) => move switch
    {
        Move.Rest rest => RestAsync(turn, rest.Reason),
        Move.AwaitPayment => AwaitPaymentAsync(turn),
        Move.AwaitDelay delay => AwaitDelayAsync(turn, delay),
        Move.AskApproval approval => AskApprovalAsync(turn, approval.Reason),
        Move.NeedPerson person => NeedPersonAsync(turn, person.Reason),
        Move.AwaitEnd end => AwaitEndAsync(turn, end.Reason),
        Move.Operate operate => Operating.StartAsync(turn, operate),
        _ => throw new InvalidOperationException($"Unknown move {move}."),
    };

    private static async Task RestAsync(Turn turn, string? reason)
    {
        var saga = turn.Saga;
        turn.NothingDue();
        saga.CompensationAnnounced = false;
        saga.Reason = reason ?? (saga.HasEnded || saga.ReturnedAmount > 0 ? saga.ReasonOfReturn : null);
        if (saga.HasEnded)
            saga.ClosedAt ??= turn.Now;
        else
            saga.OwedSince = null;
        await turn.Become(StateNames.Resting(saga));
    }

    private static async Task AwaitPaymentAsync(Turn turn)
    {
        var saga = turn.Saga;
        saga.Reason = saga.LiveClaims().First().Reason;
        if (saga.DueAction != DueAction.AskForPayment)
            turn.Due(DueAction.AskForPayment, turn.Rules.Options.AwaitPaymentFor);
        await turn.Become(nameof(PaymentStateMachine.AwaitingPayment));
    }

    private static async Task AwaitDelayAsync(Turn turn, Move.AwaitDelay delay)
    {
        turn.Saga.Reason = delay.Reason;
        turn.Saga.OwedSince ??= turn.Now;
        turn.Saga.Remark($"goes back at {delay.Until:O}, unless the step succeeds before");
        turn.Due(DueAction.EndDelay, delay.Until - turn.Now);
        await turn.Become(nameof(PaymentStateMachine.CompensationScheduled));
    }

    private static async Task AskApprovalAsync(Turn turn, string reason)
    {
        turn.Saga.Reason = reason;
        turn.Saga.OwedSince ??= turn.Now;
        if (turn.Saga.DueAction != DueAction.RemindPerson)
            turn.Due(DueAction.RemindPerson, turn.Rules.Options.RemindEvery);
        await turn.Become(nameof(PaymentStateMachine.AwaitingApproval));
    }

    private static async Task AwaitEndAsync(Turn turn, string reason)
    {
        turn.Saga.Reason = reason;
        turn.Saga.OwedSince ??= turn.Now;
        if (turn.Saga.DueAction != DueAction.AskForEnd)
            turn.Due(DueAction.AskForEnd, Asking.IntervalAfter(turn, 0));
        await turn.Become(nameof(PaymentStateMachine.Cancelling));
    }
}

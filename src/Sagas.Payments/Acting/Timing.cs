namespace Sagas.Payments;

/// <summary>What the saga does when its time has come.</summary>
internal static class Timing
{
    public static async Task ActAsync(Turn turn, PaymentTimerDue timer)
    {
        var saga = turn.Saga;
        if (saga.DueAt != timer.DueAt || saga.DueAction != timer.Action)
        {
            saga.Remark("ignored: an older timer; the payment has moved on since");
            return;
        }

        turn.NothingDue();
        switch (timer.Action)
        {
            case DueAction.AskForPayment:
                await Asking.AskForStatusAsync(turn, DueAction.AskForPayment, $"no payment is known, and {saga.Reason}: find out what was paid");
                break;
            case DueAction.AskForEnd:
                await Asking.AskForStatusAsync(turn, DueAction.AskForEnd, $"gateway {saga.Gateway} cannot cancel the payment, and it has not ended: end it by hand");
                break;
            case DueAction.EndDelay:
                await Settling.SettleAsync(turn);
                break;
            case DueAction.Send when saga.OpenOperation is { Kind: not null } open:
                await Operating.SendAgainAsync(turn, open);
                break;
            case DueAction.Resolve when saga.OpenOperation is { Kind: not null } open:
                await Asking.AskByScheduleAsync(turn, open);
                break;
            case DueAction.RemindPerson:
                turn.Due(DueAction.RemindPerson, turn.Rules.Options.RemindEvery);
                await Telling.AttentionAsync(turn);
                break;
            default:
                saga.Alert($"timer {timer.Action} came without an open operation");
                await Settling.SettleAsync(turn);
                break;
        }
    }
}

using Sagas.Payments;
using Sagas.Storage;

namespace Sagas.Tests.Storage;

public abstract partial class SagaStoreContract
{
    [Fact]
    public async Task Open_payments_are_counted_with_the_money_at_risk()
    {
        await CommitAsync(Make.Unit(Open("1", "Refunding", Claimed)));
        await CommitAsync(Make.Unit(Open("2", "Refunding", Claimed, returned: 30_000)));
        await CommitAsync(Make.Unit(Open("3", "AwaitingApproval", ClaimStanding.NeedsApproval, returned: 20_000)));
        await CommitAsync(Make.Unit(Open("4", "Refunded", Claimed, returned: 100_000)));
        await CommitAsync(Make.Unit(Open("5", "Fulfilled", ClaimStanding.Withdrawn)));

        var figures = await Figures.ReadFiguresAsync(Token);

        figures.Open.ShouldBe(
            [new OpenPayments("AwaitingApproval", "bank", "RUB", 1, 80_000), new OpenPayments("Refunding", "bank", "RUB", 2, 170_000)], ignoreOrder: true);
    }

    [Fact]
    public async Task A_payment_that_nobody_has_described_is_counted_without_names()
    {
        var saga = Make.Saga("1", 1, Now);
        (saga.State, saga.Gateway, saga.Currency) = ("AwaitingPayment", null, null);
        await CommitAsync(Make.Unit(saga));

        (await Figures.ReadFiguresAsync(Token)).Open.ShouldHaveSingleItem().ShouldBe(new OpenPayments("AwaitingPayment", "", "", 1, 0));
    }

    [Fact]
    public async Task A_message_that_nobody_holds_ages_and_one_that_is_held_does_not()
    {
        (await BacklogAsync()).ShouldBe((0, TimeSpan.Zero, TimeSpan.Zero));
        await CommitAsync(Make.Unit(Make.Saga("1", 1, Now), outbox: [Make.Row(), Make.Row()]));
        await PassAsync(Lease / 2);
        (await BacklogAsync()).ShouldBe((2, TimeSpan.Zero, TimeSpan.Zero));

        await PassAsync(Lease);

        (await BacklogAsync()).ShouldBe((2, Lease / 2, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_timer_that_nobody_takes_is_late()
    {
        var saga = Make.Saga("1", 1, Now);
        (saga.DueAt, saga.DueAction) = (Now + Lease, DueAction.EndDelay);
        await CommitAsync(Make.Unit(saga));
        await PassAsync(Lease * 3);

        (await BacklogAsync()).ShouldBe((0, TimeSpan.Zero, Lease * 2));
    }

    private const ClaimStanding Claimed = ClaimStanding.Granted;

    private PaymentSaga Open(string paymentId, string state, ClaimStanding standing, long returned = 0)
    {
        var saga = Make.Saga(paymentId, 1, Now);
        (saga.State, saga.Gateway, saga.Currency) = (state, "bank", "RUB");
        (saga.CapturedAmount, saga.ReturnedAmount) = (100_000, returned);
        saga.Claims.Add(new Claim { Cause = ClaimCause.ItemGrantFailed, OccurredAt = Now, ReceivedAt = Now, Reason = "sold out", Standing = standing });
        return saga;
    }

    private async Task<(long Messages, TimeSpan Age, TimeSpan Lag)> BacklogAsync()
    {
        var figures = await Figures.ReadFiguresAsync(Token);
        return (figures.OutboxMessages, Rounded(figures.OutboxAge), Rounded(figures.DueLag));
    }

    // The database's ages pass through floating point.
    private static TimeSpan Rounded(TimeSpan age) => TimeSpan.FromSeconds(Math.Round(age.TotalSeconds, 3));
}

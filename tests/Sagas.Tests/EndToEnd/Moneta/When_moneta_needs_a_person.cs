using Sagas.Tests.EndToEnd.Support;
using Sagas.Tests.Support;

namespace Sagas.Tests.EndToEnd.Moneta;

public sealed class When_moneta_needs_a_person(MonetaService service) : IClassFixture<MonetaService>
{
    [Fact]
    public async Task A_frozen_refund_waits_for_them_is_never_doubled_and_is_closed_by_recording_it()
    {
        var shop = await FrozenAsync("43001");

        // Trying again finds the one that is held and sends none.
        await shop.DecideAsync("retry");
        await Probe.UntilAsync(shop.HistoryAsync, rows => rows.Count(row => row.Event == "operation-rejected") == 2, rows => string.Join(", ", rows.Select(row => row.Event)));
        await shop.UntilStateAsync("ManualActionRequired");
        (await shop.LedgerAsync()).ShouldBeEmpty();

        await shop.DecideAsync("manual-refund", ",\"amount\":150000,\"reference\":\"paid-by-moneta\"");
        (await shop.UntilStateAsync("Refunded")).NewAmount.ShouldBe(0);
    }

    [Fact]
    public async Task A_frozen_refund_goes_to_them_also_when_it_froze_later()
    {
        var shop = await CapturedAsync("43002");
        await shop.ArmAsync("""{"kind":"pending","on":"refund","reads":2,"end":"FROZEN"}""");

        await shop.FailAsync();

        (await shop.UntilStateAsync("ManualActionRequired")).Reason.ShouldNotBeNull().ShouldContain("FROZEN");
        (await shop.LedgerAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_balance_too_low_is_told_and_can_be_tried_again()
    {
        var shop = await CapturedAsync("43003");
        await shop.ArmAsync("""{"kind":"refused","on":"refund"}""");

        await shop.FailAsync();

        (await shop.UntilStateAsync("ManualActionRequired")).Reason.ShouldNotBeNull().ShouldContain("Недостаточно средств");
        await shop.DecideAsync("retry");
        await shop.UntilStateAsync("Refunded");
        (await shop.LedgerAsync()).ShouldHaveSingleItem().Amount.ShouldBe(150_000);
    }

    [Fact]
    public async Task A_refund_that_was_called_off_is_told_and_the_next_is_sent()
    {
        var shop = await CapturedAsync("43004");
        await shop.ArmAsync("""{"kind":"pending","on":"refund","reads":1,"end":"CANCELED"}""");
        await shop.FailAsync();
        await shop.UntilStateAsync("ManualActionRequired");

        await shop.DecideAsync("retry");

        await shop.UntilStateAsync("Refunded");
        (await shop.LedgerAsync()).ShouldHaveSingleItem().Amount.ShouldBe(150_000);
    }

    [Fact]
    public async Task What_was_returned_in_the_back_office_is_not_returned_again()
    {
        var shop = await CapturedAsync("43005");
        await shop.MoveAtGatewayAsync(service, "REFUNDED", amount: 60_000);

        await shop.FailAsync();

        (await shop.UntilStateAsync("ManualActionRequired")).Reason.ShouldNotBeNull().ShouldContain("back office");
        (await shop.LedgerAsync()).ShouldHaveSingleItem().Amount.ShouldBe(60_000);

        await shop.DecideAsync("manual-refund", ",\"amount\":60000,\"reference\":\"bo-1\"");
        await shop.DecideAsync("retry");
        await shop.UntilStateAsync("Refunded");
        (await shop.LedgerAsync()).Select(movement => movement.Amount).ShouldBe([60_000, 90_000]);
    }

    private async Task<Shop> CapturedAsync(string paymentId)
    {
        var shop = await new Shop(service, paymentId, gateway: MonetaService.Gateway).PaidAsync("CONFIRMED");
        await shop.FactAsync("payment-captured");
        return shop;
    }

    private async Task<Shop> FrozenAsync(string paymentId)
    {
        var shop = await CapturedAsync(paymentId);
        await shop.ArmAsync("""{"kind":"pending","on":"refund","reads":0,"end":"FROZEN"}""");
        await shop.FailAsync();
        (await shop.UntilStateAsync("ManualActionRequired")).Reason.ShouldNotBeNull().ShouldSatisfyAllConditions(
            reason => reason.ShouldContain("FROZEN"), reason => reason.ShouldContain("support"), reason => reason.ShouldContain("manual-refund"));
        return shop;
    }
}

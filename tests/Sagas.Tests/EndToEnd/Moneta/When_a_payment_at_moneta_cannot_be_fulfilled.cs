using Sagas.Tests.EndToEnd.Support;

namespace Sagas.Tests.EndToEnd.Moneta;

public sealed class When_a_payment_at_moneta_cannot_be_fulfilled(MonetaService service) : IClassFixture<MonetaService>
{
    private const string Items = ",\"items\":[{\"itemId\":\"a\",\"amount\":50000},{\"itemId\":\"b\",\"amount\":100000}]";

    [Fact]
    public async Task A_captured_payment_is_refunded_once()
    {
        var shop = await PaidAsync("41001", "CONFIRMED");
        await shop.FactAsync("payment-captured");

        await shop.FailAsync();

        var seen = await shop.UntilStateAsync("Refunded");
        (seen.Status, seen.NewAmount, seen.ReturnedAmount).ShouldBe(("REFUNDED", 0, 150_000));
        await MovedOnceAsync(shop, "refund", 150_000);
    }

    [Fact]
    public async Task A_held_payment_is_reversed()
    {
        var shop = await PaidAsync("41002", "AUTHORIZED");
        await shop.FactAsync("payment-authorized");

        await shop.FailAsync();

        (await shop.UntilStateAsync("Reversed")).Status.ShouldBe("REVERSED");
        await MovedOnceAsync(shop, "reverse", 150_000);
    }

    [Fact]
    public async Task An_unpaid_payment_is_cancelled_on_request()
    {
        var shop = await PaidAsync("41003", "NEW");
        await shop.FactAsync("payment-initiated");

        await shop.StepAsync("cancel-payment");

        (await shop.UntilStateAsync("Cancelled")).Status.ShouldBe("CANCELLED");
        await MovedOnceAsync(shop, "cancel", 150_000);
    }

    [Fact]
    public async Task Parts_go_back_one_by_one_and_the_last_ends_it()
    {
        var shop = await PaidAsync("41004", "CONFIRMED");
        await shop.FactAsync("payment-captured", Items);

        await shop.FailAsync(",\"items\":[{\"itemId\":\"a\"}]");
        (await shop.UntilAsync(seen => seen.ReturnedAmount == 50_000)).ShouldSatisfyAllConditions(
            seen => seen.Status.ShouldBe("CONFIRMED"), seen => seen.NewAmount.ShouldBe(100_000));

        await shop.FailAsync(",\"items\":[{\"itemId\":\"b\"}]", messageId: "second");
        (await shop.UntilStateAsync("Refunded")).ReturnedAmount.ShouldBe(150_000);
        (await shop.LedgerAsync()).Select(movement => movement.Amount).ShouldBe([50_000, 100_000]);
    }

    [Fact]
    public async Task A_hold_that_was_captured_meanwhile_is_refunded()
    {
        var shop = await PaidAsync("41005", "AUTHORIZED");
        await shop.FactAsync("payment-authorized");
        await shop.MoveAtGatewayAsync(service, "CONFIRMED");

        await shop.FailAsync();

        (await shop.UntilStateAsync("Refunded")).Status.ShouldBe("REFUNDED");
        await MovedOnceAsync(shop, "refund", 150_000);
    }

    [Fact]
    public async Task A_refund_that_takes_its_time_is_asked_for()
    {
        var shop = await PaidAsync("41006", "CONFIRMED");
        await shop.FactAsync("payment-captured");
        await shop.ArmAsync("""{"kind":"pending","on":"refund","reads":2,"end":"TAKENIN_NOTSENT"}""");

        await shop.FailAsync();

        await shop.UntilStateAsync("Refunded");
        await MovedOnceAsync(shop, "refund", 150_000);
    }

    [Fact]
    public async Task No_secret_is_logged()
    {
        var shop = await PaidAsync("41007", "CONFIRMED");
        await shop.FactAsync("payment-captured");
        await shop.FailAsync();
        await shop.UntilStateAsync("Refunded");

        service.Log.Entries.ShouldNotBeEmpty();
        service.Log.Entries.Where(entry => entry.Text.Contains("planted-", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private Task<Shop> PaidAsync(string paymentId, string status) => new Shop(service, paymentId, gateway: MonetaService.Gateway).PaidAsync(status);

    private static async Task MovedOnceAsync(Shop shop, string kind, long amount)
    {
        var movement = (await shop.LedgerAsync()).ShouldHaveSingleItem();
        (movement.Kind, movement.Amount, movement.Currency, movement.Gateway).ShouldBe((kind, amount, "RUB", MonetaService.Gateway));
    }
}

namespace Sagas.Tests.EndToEnd.OmniCart;

public sealed class When_a_cart_cannot_be_fulfilled(CartService service) : IClassFixture<CartService>
{
    [Fact]
    public async Task All_of_it_is_refunded_in_one_movement()
    {
        var shop = await service.CapturedAsync();
        await shop.FailAsync();
        (await shop.UntilStateAsync("Refunded")).ShouldSatisfyAllConditions(seen => seen.NewAmount.ShouldBe(0), seen => seen.ReturnedAmount.ShouldBe(150_000));
        (await shop.MovedAsync()).ShouldBe([("refund", 150_000L)]);
    }

    [Fact]
    public async Task A_hold_is_released_in_one_movement()
    {
        var shop = await service.CartAsync("AUTHORIZED");
        await shop.FactAsync("payment-authorized");
        await shop.FailAsync();
        (await shop.UntilStateAsync("Reversed")).NewAmount.ShouldBe(0);
        (await shop.MovedAsync()).ShouldBe([("reverse", 150_000L)]);
    }

    [Fact]
    public async Task An_unpaid_cart_is_left_to_expire()
    {
        var shop = await service.CartAsync("NEW");
        await shop.FactAsync("payment-initiated");
        await shop.StepAsync("cancel-payment");
        await shop.UntilStateAsync("Cancelling");
        await shop.FactAsync("payment-expired");
        await shop.UntilStateAsync("Cancelled");
        (await shop.MovedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failed_item_goes_back_alone_at_the_carts_price()
    {
        var shop = await service.CapturedAsync();
        await shop.FailAsync(""","items":[{"itemId":"a"}]""");
        (await shop.UntilReturnedAsync(50_000, "Confirmed")).NewAmount.ShouldBe(100_000);
        (await shop.MovedAsync()).ShouldBe([("refund", 50_000L)]);
    }

    [Theory]
    [InlineData("""{"tags":["inferno"]}""", 80_000)]
    [InlineData("""{"tags":["inferno"],"timerEnabled":true}""", 30_000)]
    [InlineData("""{"tags":["inferno"],"itemIds":["b","c"]}""", 150_000)]
    [InlineData("""{"itemIds":["c"]}""", 70_000)]
    [InlineData("""{"timerEnabled":false}""", 120_000)]
    public async Task A_scope_goes_back_and_nothing_else(string scope, long amount)
    {
        var shop = await service.CapturedAsync();
        await shop.FailAsync($",\"scope\":{scope}");
        await shop.UntilReturnedAsync(amount, amount == 150_000 ? "Refunded" : "Confirmed");
        (await shop.MovedAsync()).ShouldBe([("refund", amount)]);
    }

    [Fact]
    public async Task A_scope_of_a_hold_is_released_and_the_rest_stays_held()
    {
        var shop = await service.CartAsync("AUTHORIZED");
        await shop.FactAsync("payment-authorized");
        await shop.StepAsync("cancel-payment", ""","scope":{"tags":["inferno"]}""");
        (await shop.UntilReturnedAsync(80_000, "Authorized")).NewAmount.ShouldBe(70_000);
        (await shop.MovedAsync()).ShouldBe([("reverse", 80_000L)]);
    }

    [Fact]
    public async Task Parts_and_scopes_and_the_rest_follow_each_other_and_add_up()
    {
        var shop = await service.CapturedAsync();
        await shop.FailAsync(""","items":[{"itemId":"a","amount":20000}]""");
        await shop.UntilReturnedAsync(20_000, "Confirmed");
        await shop.StepAsync("notification-failed", ""","reason":"mailbox full","scope":{"tags":["inferno"]}""");
        await shop.UntilReturnedAsync(80_000, "Confirmed");
        await shop.StepAsync("cancel-payment");
        await shop.UntilReturnedAsync(150_000, "Refunded");
        (await shop.MovedAsync()).ShouldBe([("refund", 20_000L), ("refund", 60_000L), ("refund", 70_000L)], ignoreOrder: true);
    }

    [Fact]
    public async Task A_hold_that_is_captured_while_it_is_released_is_refunded()
    {
        var shop = await service.CartAsync("CONFIRMED");
        await shop.FactAsync("payment-authorized");
        await shop.FailAsync();
        await shop.UntilStateAsync("Refunded");
        (await shop.MovedAsync()).ShouldBe([("refund", 150_000L)]);
    }

    [Fact]
    public async Task A_scope_that_matches_nothing_is_for_a_person_who_closes_it_by_hand()
    {
        var shop = await service.CapturedAsync();
        await shop.FailAsync(""","scope":{"tags":["dungeon"]}""");
        (await shop.UntilStateAsync("ManualActionRequired")).Reason.ShouldNotBeNull().ShouldContain("dungeon");
        await shop.DecideAsync("manual-refund", ""","amount":150000,"reference":"panel-1" """);
        await shop.UntilStateAsync("Refunded");
        (await shop.MovedAsync()).ShouldBeEmpty();
    }
}

namespace Sagas.Tests.EndToEnd.EasyCredit;

public sealed class When_an_easyCredit_payment_cannot_be_fulfilled(CheckoutService service) : IClassFixture<CheckoutService>
{
    [Theory]
    [InlineData("CONFIRMED", "payment-captured", true, "Refunded", "refund")]
    [InlineData("CONFIRMED", "payment-captured", false, "Refunded", "refund")]
    [InlineData("AUTHORIZED", "payment-authorized", true, "Reversed", "reverse")]
    [InlineData("AUTHORIZED", "payment-authorized", false, "Reversed", "reverse")]
    [InlineData("NEW", "payment-initiated", false, "Cancelled", "cancel")]
    [InlineData("CONFIRMED", "payment-authorized", true, "Refunded", "refund")]
    [InlineData("AUTHORIZED", "payment-initiated", false, "Reversed", "reverse")]
    [InlineData("CONFIRMED", "payment-initiated", false, "Refunded", "refund")]
    public async Task It_is_undone_once_from_where_it_really_stands(string status, string fact, bool withTransaction, string end, string movement)
    {
        var checkout = await new Checkout(service).AtAsync(status);
        await checkout.FactAsync(fact, withTransaction);

        await checkout.Shop.FailAsync();

        var seen = await checkout.Shop.UntilStateAsync(end);
        (seen.NewAmount, seen.OriginalAmount).ShouldBe((0, 160_400));
        await checkout.MovedOnceAsync(movement);
    }

    [Fact]
    public async Task A_part_goes_back_and_then_the_rest()
    {
        var checkout = await new Checkout(service).AtAsync("CONFIRMED");
        await checkout.FactAsync("payment-captured");

        await checkout.Shop.FailAsync(""","items":[{"itemId":"a","amount":60405}]""");
        (await checkout.Shop.UntilAsync(seen => seen is { State: "Confirmed", ReturnedAmount: 60_405 })).NewAmount.ShouldBe(99_995);
        await checkout.MovedOnceAsync("refund", 60_405);

        await checkout.Shop.StepAsync("cancel-payment");
        (await checkout.Shop.UntilStateAsync("Refunded")).NewAmount.ShouldBe(0);
        (await checkout.LedgerAsync()).Select(movement => movement.Amount).ShouldBe([60_405, 99_995]);
    }

    [Fact]
    public async Task What_easyCredit_could_not_book_is_closed_by_a_person()
    {
        var checkout = await new Checkout(service).AtAsync("CONFIRMED");
        await checkout.ArmAsync("""{"kind":"pending","on":"refund","reads":1,"end":"FAILED"}""");
        await checkout.FactAsync("payment-captured");

        await checkout.Shop.FailAsync();

        var seen = await checkout.Shop.UntilStateAsync("ManualActionRequired");
        seen.Reason.ShouldNotBeNull().ShouldContain("FAILED");
        (await checkout.LedgerAsync()).ShouldBeEmpty();
        await checkout.Shop.DecideAsync("manual-refund", ""","amount":160400,"reference":"bank transfer" """);
        (await checkout.Shop.UntilStateAsync("Refunded")).NewAmount.ShouldBe(0);
        (await checkout.LedgerAsync()).ShouldBeEmpty();
    }
}

namespace Sagas.Tests.EndToEnd.EasyCredit;

public sealed class When_an_easyCredit_answer_is_lost(CheckoutService service) : IClassFixture<CheckoutService>
{
    public static TheoryData<string> Faults { get; } =
    [
        """ "kind":"timeout-before" """,
        """ "kind":"timeout-after" """,
        """ "kind":"reset-before" """,
        """ "kind":"reset-after" """,
        """ "kind":"500" """,
        """ "kind":"500","executed":true """,
        """ "kind":"html-502" """,
        """ "kind":"html-502","executed":true """,
        """ "kind":"garbage-200" """,
        """ "kind":"garbage-200","executed":false """,
        """ "kind":"rate-limited" """,
        """ "kind":"delay","delayMs":1200 """,
    ];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_refund_moves_money_once(string fault)
    {
        var checkout = await new Checkout(service).AtAsync("CONFIRMED");
        await checkout.ArmAsync($$"""{ {{fault}},"on":"refund"}""");
        await checkout.FactAsync("payment-captured");

        await checkout.Shop.FailAsync();

        (await checkout.Shop.UntilStateAsync("Refunded")).NewAmount.ShouldBe(0);
        await checkout.MovedOnceAsync("refund");
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_hold_is_given_up_once(string fault)
    {
        var checkout = await new Checkout(service).AtAsync("AUTHORIZED");
        await checkout.ArmAsync($$"""{ {{fault}},"on":"refund"}""");
        await checkout.FactAsync("payment-authorized");

        await checkout.Shop.FailAsync();

        await checkout.Shop.UntilStateAsync("Reversed");
        await checkout.MovedOnceAsync("reverse");
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_cancellation_is_finished_once(string fault)
    {
        foreach (var on in new[] { "ct-update-payment", "ct-update-cart" })
        {
            var checkout = await new Checkout(service).UnpaidAsync();
            await checkout.ArmAsync($$"""{ {{fault}},"on":"{{on}}"}""");

            await checkout.Shop.StepAsync("cancel-payment");

            await checkout.Shop.UntilStateAsync("Cancelled");
            await checkout.MovedOnceAsync("cancel");
        }
    }

    [Theory]
    [InlineData("ct-token")]
    [InlineData("ct-payment")]
    [InlineData("ct-carts")]
    [InlineData("payment-status")]
    public async Task A_look_that_fails_only_delays(string on)
    {
        var checkout = await new Checkout(service).UnpaidAsync();
        await checkout.ArmAsync($$"""{"kind":"html-502","on":"{{on}}"}""");

        await checkout.Shop.StepAsync("cancel-payment");

        await checkout.Shop.UntilStateAsync("Cancelled");
        await checkout.MovedOnceAsync("cancel");
    }
}

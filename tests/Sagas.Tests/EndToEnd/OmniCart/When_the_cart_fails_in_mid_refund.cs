using Sagas.Tests.EndToEnd.Support;
using Sagas.Tests.Support;

namespace Sagas.Tests.EndToEnd.OmniCart;

public sealed class When_the_cart_fails_in_mid_refund(CartService service) : IClassFixture<CartService>
{
    private const string Scope = ""","scope":{"tags":["inferno"]}""";
    private const string Part = ""","items":[{"itemId":"a","amount":20000}]""";

    [Theory]
    [InlineData("""{"kind":"timeout-after"}""")]
    [InlineData("""{"kind":"timeout-before"}""")]
    [InlineData("""{"kind":"reset-after"}""")]
    [InlineData("""{"kind":"reset-before"}""")]
    [InlineData("""{"kind":"500"}""")]
    [InlineData("""{"kind":"500","executed":true}""")]
    [InlineData("""{"kind":"html-502","executed":true}""")]
    [InlineData("""{"kind":"garbage-200"}""")]
    [InlineData("""{"kind":"refused"}""")]
    [InlineData("""{"kind":"rate-limited"}""")]
    [InlineData("""{"kind":"pending","reads":3,"end":"done"}""")]
    [InlineData("""{"kind":"500","on":"all","next":4}""")]
    [InlineData("""{"kind":"timeout-after","on":"all","next":2}""")]
    public async Task The_money_moves_once(string fault)
    {
        var whole = await service.CapturedAsync();
        await ReturnAsync(whole, fault, "", 150_000, "Refunded");
        var scope = await service.CapturedAsync();
        await ReturnAsync(scope, fault, Scope, 80_000, "Confirmed");
        var part = await service.CapturedAsync();
        await ReturnAsync(part, fault, Part, 20_000, "Confirmed");
    }

    private static async Task ReturnAsync(Shop shop, string fault, string what, long amount, string state)
    {
        await shop.ArmAsync(fault);
        await shop.FailAsync(what);
        await shop.UntilReturnedAsync(amount, state);
        // A slow gateway may work on after its client has gone.
        await Probe.UntilAsync(shop.LedgerAsync, seen => seen.Count > 0, seen => $"{seen.Count} movements");
        (await shop.MovedAsync()).ShouldBe([("refund", amount)]);
    }
}

using Sagas.Tests.EndToEnd.Support;

namespace Sagas.Tests.EndToEnd.OmniCart;

/// <summary>A cart of 1,500.00 RUB: <c>a</c> and <c>b</c> carry the tag <c>inferno</c>, <c>b</c> has a timer, <c>c</c> has neither.</summary>
internal static class CartShop
{
    private static int _lastId = 8000;

    public static async Task<Shop> CartAsync(this CartService service, string status)
    {
        var id = $"cart-{Interlocked.Increment(ref _lastId)}";
        var (code, body) = await service.PostAsync(
            $"/simulators/{CartService.Gateway}/payments",
            $$"""
            {"paymentId":"{{id}}","amount":150000,"currency":"RUB","status":"{{status}}","items":[
             {"itemId":"a","amount":50000,"tag":"inferno"},{"itemId":"b","amount":30000,"tag":"inferno","timerEnabled":true},{"itemId":"c","amount":70000}]}
            """);
        code.ShouldBe(201, body.ToString());
        return new Shop(service, id, gateway: CartService.Gateway);
    }

    public static async Task<Shop> CapturedAsync(this CartService service)
    {
        var shop = await service.CartAsync("CONFIRMED");
        await shop.FactAsync("payment-captured");
        return shop;
    }

    /// <summary>The money that moved, in order.</summary>
    public static async Task<IReadOnlyList<(string Kind, long Amount)>> MovedAsync(this Shop shop) =>
        [.. (await shop.LedgerAsync()).Select(movement => (movement.Kind, movement.Amount))];

    /// <summary>The payment rests after this much went back.</summary>
    public static Task<SeenPayment> UntilReturnedAsync(this Shop shop, long amount, string state) =>
        shop.UntilAsync(seen => seen.State == state && seen.ReturnedAmount == amount);
}

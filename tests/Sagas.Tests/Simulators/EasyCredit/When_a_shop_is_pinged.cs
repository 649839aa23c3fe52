using Sagas.Tests.Simulators.TBank;
using Sagas.Tests.Support;

namespace Sagas.Tests.Simulators.EasyCredit;

public sealed class When_a_shop_is_pinged
{
    [Fact]
    public async Task It_gets_the_id_of_a_transaction_whose_booking_has_ended()
    {
        await using var shop = await NotifiedShop.StartAsync();
        await using var host = await CreditCalls.StartAsync(("WebhookUrl", shop.Url));
        await host.KnowAsync("CONFIRMED");

        await host.RefundAsync("""{"value":1}""");
        host.Time.Advance(TimeSpan.FromSeconds(1));

        await Probe.UntilAsync(() => shop.Got.Count, count => count == 1);
        shop.Got.Single().ShouldBe(("GET", "?vorgangskennung=V8RW8H", ""));
    }

    [Fact]
    public async Task A_duplicate_ping_says_the_same()
    {
        await using var shop = await NotifiedShop.StartAsync();
        await using var host = await CreditCalls.StartAsync(("WebhookUrl", shop.Url));
        await host.KnowAsync("CONFIRMED");
        await host.FaultAsync("""{"kind":"duplicate-webhook"}""");

        await host.RefundAsync("""{"value":1}""");
        host.Time.Advance(TimeSpan.FromSeconds(1));

        await Probe.UntilAsync(() => shop.Got.Count, count => count == 2);
        (await host.MovedAsync()).Count.ShouldBe(1);
    }
}

using System.Text.Json.Nodes;
using Sagas.Tests.Support;

namespace Sagas.Tests.Simulators.TBank;

public sealed class When_a_shop_is_notified
{
    [Fact]
    public async Task A_terminal_tells_of_each_change_under_its_token()
    {
        await using var shop = await NotifiedShop.StartAsync();
        await using var host = await TerminalCalls.StartAsync(("WebhookUrl", shop.Url));
        await host.KnowAsync("AUTHORIZED");

        await host.SendAsync("tbank/payments/2304882/status", """{"status":"CONFIRMED"}""");
        await host.CancelAsync(300);
        await host.CancelAsync();

        await Probe.UntilAsync(() => shop.Got.Count, count => count == 3);
        shop.Got.Select(got => Parse(got.Body)["Status"]!.GetValue<string>())
            .ShouldBe(["CONFIRMED", "PARTIAL_REFUNDED", "REFUNDED"], ignoreOrder: true);
        var body = Parse(shop.Got.First().Body);
        body["PaymentId"]!.GetValue<long>().ShouldBe(2304882);
        body["Data"].ShouldNotBeNull();
        ShouldBeSigned(body, TerminalCalls.Password);
    }

    [Fact]
    public async Task It_comes_again_until_the_shop_says_OK()
    {
        await using var shop = await NotifiedShop.StartAsync("ok", "<b>OK</b>");
        await using var host = await SimulatorHost.StartAsync(
            ("Simulators:WebhookCompression", "1000000"),
            ("Simulators:tbank:Kind", "TBank"),
            ("Simulators:tbank:TerminalKey", "TestTerminal"),
            ("Simulators:tbank:Password", TerminalCalls.Password),
            ("Simulators:tbank:WebhookUrl", shop.Url));
        await host.KnowAsync("CONFIRMED");

        await host.CancelAsync();

        await Probe.UntilAsync(
            () =>
            {
                // An hour between attempts is less than this here, and the patience with an answer a thousand times as much.
                host.Time.Advance(TimeSpan.FromMilliseconds(5));
                return host.GetAsync("tbank/webhooks");
            },
            answer => answer.Json["delivered"]!.GetValue<long>() == 1,
            answer => answer.Text);
        shop.Got.Count.ShouldBe(3);
        shop.Got.Select(got => got.Body).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
    }

    [Fact]
    public async Task I_business_tells_in_the_same_way()
    {
        await using var shop = await NotifiedShop.StartAsync();
        await using var host = await SimulatorHost.StartAsync(("Simulators:ibusiness:WebhookUrl", shop.Url));
        await SimulatorCalls.AnnounceAsync(host, "1001");

        await SimulatorCalls.CancelAsync(host, "1001");

        await Probe.UntilAsync(() => shop.Got.Count, count => count == 1);
        var body = Parse(shop.Got.Single().Body);
        body["Status"]!.GetValue<string>().ShouldBe("REFUNDED");
        body["TeamSlug"]!.GetValue<string>().ShouldBe("demo-shop");
        ShouldBeSigned(body, "demo-password");
    }

    private static JsonObject Parse(string body) => JsonNode.Parse(body)!.AsObject();

    private static void ShouldBeSigned(JsonObject body, string password)
    {
        var token = body["Token"]!.GetValue<string>();
        body.Remove("Token");
        SimulatorCalls.Signed(body, password)["Token"]!.GetValue<string>().ShouldBe(token);
    }
}

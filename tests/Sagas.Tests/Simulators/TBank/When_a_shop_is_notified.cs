using System.Net;
using System.Text.Json.Nodes;
using Sagas.Tests.Support;

namespace Sagas.Tests.Simulators.TBank;

public sealed class When_a_shop_is_notified
{
    private const string Shop = "http://shop.test/notify";

    [Fact]
    public async Task A_terminal_tells_of_each_change_under_its_token()
    {
        await using var host = await TerminalCalls.StartAsync(("WebhookUrl", Shop));
        await host.KnowAsync("AUTHORIZED");

        await host.SendAsync("tbank/payments/2304882/status", """{"status":"CONFIRMED"}""");
        await host.CancelAsync(300);
        await host.CancelAsync();

        await host.Merchant.ShouldGetAsync(3);
        host.Merchant.Calls.Select(call => Parse(call.Body)["Status"]!.GetValue<string>())
            .ShouldBe(["CONFIRMED", "PARTIAL_REFUNDED", "REFUNDED"], ignoreOrder: true);
        var body = Parse(host.Merchant.Calls[0].Body);
        body["PaymentId"]!.GetValue<long>().ShouldBe(2304882);
        body["Data"].ShouldNotBeNull();
        ShouldBeSigned(body, TerminalCalls.Password);
    }

    [Fact]
    public async Task It_comes_again_until_the_shop_says_OK()
    {
        await using var host = await SimulatorHost.StartAsync(
            ("Simulators:WebhookCompression", "1000000"),
            ("Simulators:tbank:Kind", "TBank"),
            ("Simulators:tbank:TerminalKey", "TestTerminal"),
            ("Simulators:tbank:Password", TerminalCalls.Password),
            ("Simulators:tbank:WebhookUrl", Shop));
        host.Merchant.Answer = number => (HttpStatusCode.OK, number switch { 1 => "ok", 2 => "<b>OK</b>", _ => "OK" });
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
        host.Merchant.Calls.Count.ShouldBe(3);
        host.Merchant.Calls.Select(call => call.Body).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
    }

    [Fact]
    public async Task I_business_tells_in_the_same_way()
    {
        await using var host = await SimulatorHost.StartAsync(("Simulators:ibusiness:WebhookUrl", Shop));
        await SimulatorCalls.AnnounceAsync(host, "1001");

        await SimulatorCalls.CancelAsync(host, "1001");

        await host.Merchant.ShouldGetAsync(1);
        var body = Parse(host.Merchant.Calls.Single().Body);
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

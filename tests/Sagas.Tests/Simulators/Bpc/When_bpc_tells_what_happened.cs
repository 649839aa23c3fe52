using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Sagas.Simulators.Bpc;

namespace Sagas.Tests.Simulators.Bpc;

public sealed class When_bpc_tells_what_happened
{
    private static readonly (string, string) Address = ("Simulators:bpc:WebhookUrl", "http://merchant.example/hooks");

    [Fact]
    public void The_signature_is_the_known_one() =>
        BpcSignature.Header("whsec_test", """{"type":"refund.updated","data":{"object":{"id":"re_1","status":"succeeded"}}}""", 1_711_929_126)
            .ShouldBe("t=1711929126,v1=97df803f8668c1eb6c63c6f67f378f4559cb5b79e9f8eb016038c6da60fedc6c");

    [Fact]
    public async Task It_posts_a_signed_snapshot()
    {
        await using var host = await BpcCalls.StartAsync("NEW", inSession: true, more: Address);
        await host.Merchant.ShouldGetAsync(1);

        await host.ExpireAsync();

        var call = (await host.Merchant.ShouldGetAsync(2))[1];
        call.Method.ShouldBe("POST");
        call.ContentType.ShouldNotBeNull().ShouldStartWith("application/json");
        call.Headers["X-Version"].ShouldBe("2023-10-31");
        call.Headers["API-Request-Id"].ShouldStartWith("req_");
        var seconds = host.Time.GetUtcNow().ToUnixTimeSeconds();
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData("whsec_test"u8, Encoding.UTF8.GetBytes($"{call.Body}.{seconds}")));
        call.Headers["X-Signature"].ShouldBe($"t={seconds},v1={signature}");
        var body = JsonNode.Parse(call.Body)!;
        body.Word("type").ShouldBe("session.expired");
        body.Word("created").ShouldBe("2026-03-01T12:00:00Z");
        body["data"]!["object"]!.Word("id").ShouldBe(BpcCalls.Session);
        body["data"]!["object"]!.Word("status").ShouldBe("expired");
    }

    [Theory]
    [InlineData("NEW", false, "CANCELLED", "payment.canceled")]
    [InlineData("NEW", true, "CANCELLED", "session.created session.expired")]
    [InlineData("NEW", true, "AUTHORIZED", "session.created session.completed")]
    [InlineData("NEW", true, "CONFIRMED", "session.created payment.funded payment.succeeded session.completed")]
    [InlineData("AUTHORIZED", true, "CONFIRMED", "session.completed payment.funded payment.succeeded")]
    [InlineData("AUTHORIZED", false, "REVERSED", "payment.canceled")]
    [InlineData("CONFIRMED", false, "REFUNDED", "payment.funded payment.succeeded refund.updated")]
    public async Task What_happens_by_itself_is_told_too(string from, bool inSession, string to, string events)
    {
        await using var host = await BpcCalls.StartAsync(from, inSession, more: Address);

        await host.MoveAsync("bpc", BpcCalls.Payment, $$"""{"status":"{{to}}"}""");

        (await TypesAsync(host, events.Split(' ').Length)).ShouldBe(events.Split(' '), ignoreOrder: true);
    }

    [Fact]
    public async Task A_refund_is_told_of_each_time_it_changes()
    {
        await using var host = await BpcCalls.StartAsync("CONFIRMED", more: Address);
        await host.Merchant.ShouldGetAsync(2);
        await host.ArmAsync("""{"kind":"pending","reads":0,"end":"failed"}""", "bpc");
        await host.RefundAsync("100");
        await host.ArmAsync("""{"kind":"pending","reads":1}""", "bpc");
        await host.RefundAsync("200");
        await host.RefundsAsync();
        await host.RefundsAsync();
        await host.RefundAsync("300");

        var refunds = (await host.Merchant.ShouldGetAsync(6)).Skip(2).Select(call => JsonNode.Parse(call.Body)!["data"]!["object"]!).ToList();

        refunds.Select(refund => (refund["amount"]!.GetValue<long>(), refund.Word("status"))).ShouldBe(
            [(100, "failed"), (200, "pending"), (200, "succeeded"), (300, "succeeded")], ignoreOrder: true);
    }

    [Fact]
    public async Task A_cancelled_hold_is_told_of()
    {
        await using var host = await BpcCalls.StartAsync("AUTHORIZED", more: Address);

        await host.CancelPaymentAsync();

        (await TypesAsync(host, 1)).ShouldBe(["payment.canceled"]);
        JsonNode.Parse(host.Merchant.Calls[0].Body)!["data"]!["object"]!.Word("status").ShouldBe("canceled");
    }

    private static async Task<IEnumerable<string>> TypesAsync(SimulatorHost host, int count) =>
        (await host.Merchant.ShouldGetAsync(count)).Select(call => JsonNode.Parse(call.Body)!.Word("type"));
}

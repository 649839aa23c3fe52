using System.Net;
using System.Text.Json.Nodes;
using static Sagas.Tests.Simulators.SimulatorCalls;

namespace Sagas.Tests.Simulators;

public sealed class When_a_payment_is_undone
{
    [Theory]
    [InlineData("NEW", "CANCELLED", "cancel")]
    [InlineData("AUTHORIZED", "REVERSED", "reverse")]
    [InlineData("CONFIRMED", "REFUNDED", "refund")]
    public async Task One_call_does_what_the_status_asks_for(string from, string to, string kind)
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.AnnounceAsync("1001", from, orderId: "order-7");

        var body = CancelBody("1001", "key-1");
        body["Amount"] = 150_000;
        body["Route"] = "TCB";
        body["IP"] = "10.0.0.1";
        var answer = await host.SendAsync("ibusiness/cancel", Signed(body));

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.ContentType.ShouldBe("application/json");
        answer.Text.ShouldBe(
            """{"TeamSlug":"demo-shop","OrderId":"order-7","Success":true,"Status":"TO","OriginalAmount":150000,"NewAmount":0,"PaymentId":1001,"ErrorCode":"0","ExternalRequestId":"key-1"}"""
                .Replace("TO", to, StringComparison.Ordinal));
        (await host.StatusAsync("1001")).ShouldBe(to);
        (await host.GetAsync("ledger")).Text.ShouldBe(
            """[{"gateway":"ibusiness","payment":"1001","kind":"KIND","amount":150000,"currency":"RUB","operationKey":"key-1","at":"2026-03-01T12:00:00+00:00"}]"""
                .Replace("KIND", kind, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_key_the_ledger_says_null()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.AnnounceAsync("1001");

        (await host.CancelAsync("1001")).Json["ExternalRequestId"].ShouldBeNull();

        var movement = (await host.LedgerAsync()).ShouldHaveSingleItem()!.AsObject();
        movement.ContainsKey("operationKey").ShouldBeTrue();
        movement["operationKey"].ShouldBeNull();
    }

    [Theory]
    [InlineData("REFUNDED")]
    [InlineData("CANCELLED")]
    public async Task Another_undoing_is_refused_with_the_status(string end)
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.AnnounceAsync("1001", end == "REFUNDED" ? "CONFIRMED" : "NEW");
        await host.CancelAsync("1001", "first");

        var answer = await host.CancelAsync("1001", "second");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Succeeded.ShouldBeFalse();
        answer.Code.ShouldBe("1005");
        answer.Json["Status"]!.GetValue<string>().ShouldBe(end);
        answer.Json["OriginalAmount"]!.GetValue<long>().ShouldBe(150_000);
        answer.Json["NewAmount"]!.GetValue<long>().ShouldBe(0);
        (await host.LedgerAsync()).ShouldHaveSingleItem()!["operationKey"]!.GetValue<string>().ShouldBe("first");
    }

    [Theory]
    [InlineData("9007199254740991", "9007199254740991")]
    [InlineData("9007199254740992", "\"9007199254740992\"")]
    [InlineData("007", "\"007\"")]
    [InlineData("pay-7", "\"pay-7\"")]
    public async Task The_payment_id_is_a_number_where_it_is_one(string id, string json)
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.AnnounceAsync(id);

        (await host.CancelAsync(id)).Json["PaymentId"]!.ToJsonString().ShouldBe(json);
    }

    [Fact]
    public async Task The_ledger_can_be_narrowed_down_and_is_in_order()
    {
        await using var host = await SimulatorHost.StartAsync(
            ("Simulators:second:Kind", "IBusiness"), ("Simulators:second:TeamSlug", "demo-shop"), ("Simulators:second:Password", "demo-password"));
        foreach (var id in new[] { "3", "1", "2" })
        {
            await host.AnnounceAsync(id);
            await host.CancelAsync(id);
        }

        await host.SendAsync("second/payments", """{"paymentId":"1","amount":5,"currency":"USD","status":"CONFIRMED"}""");
        await host.SendAsync("second/cancel", Signed(CancelBody("1")));

        Payments(await host.LedgerAsync()).ShouldBe(["3", "1", "2", "1"]);
        Payments(await host.LedgerAsync("?gateway=ibusiness")).ShouldBe(["3", "1", "2"]);
        (await host.LedgerAsync("?gateway=second&payment=1")).ShouldHaveSingleItem()!["currency"]!.GetValue<string>().ShouldBe("USD");
        Payments(await host.LedgerAsync("?payment=1")).ShouldBe(["1", "1"]);
    }

    private static IEnumerable<string> Payments(JsonArray ledger) => ledger.Select(movement => movement!["payment"]!.GetValue<string>());
}

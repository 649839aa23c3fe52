using System.Text.Json.Nodes;
using static Sagas.Tests.Simulators.SimulatorCalls;

namespace Sagas.Tests.Simulators;

public sealed class When_an_order_is_checked
{
    [Fact]
    public async Task All_its_payments_are_listed()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.AnnounceAsync("1", "NEW", orderId: "order-7");
        host.Time.Advance(TimeSpan.FromMinutes(1));
        await host.AnnounceAsync("2", orderId: "order-7");
        await host.AnnounceAsync("3", orderId: "order-8");
        host.Time.Advance(TimeSpan.FromMinutes(1));
        await host.CancelAsync("2", "key-2");

        var answer = await CheckAsync(host, ("OrderId", "order-7"));

        // The specification has no field for the operation that undid a payment, so there is none.
        answer.Text.ShouldBe(
            """{"TeamSlug":"demo-shop","OrderId":"order-7","Success":true,"ErrorCode":"0","Payments":["""
            + """{"PaymentId":"1","Amount":150000,"Status":"NEW","CreatedDate":"2026-03-01T12:00:00+00:00"},"""
            + """{"PaymentId":"2","Amount":150000,"Status":"REFUNDED","CreatedDate":"2026-03-01T12:01:00+00:00","CompletedDate":"2026-03-01T12:02:00+00:00"}]}""");
    }

    [Fact]
    public async Task A_payment_id_finds_that_payment_alone()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.AnnounceAsync("1", orderId: "order-7");
        await host.AnnounceAsync("2", orderId: "order-7");

        foreach (var answer in new[] { await CheckAsync(host, ("PaymentId", "2")), await CheckAsync(host, ("PaymentId", "2"), ("OrderId", "other")) })
        {
            answer.Json["OrderId"]!.GetValue<string>().ShouldBe("order-7");
            answer.Json["Payments"]!.AsArray().ShouldHaveSingleItem()!["PaymentId"]!.GetValue<string>().ShouldBe("2");
        }
    }

    [Fact]
    public async Task A_payment_made_known_without_an_order_has_one_all_the_same()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.AnnounceAsync("1001");

        (await CheckAsync(host, ("OrderId", "order-1001"))).Succeeded.ShouldBeTrue();
    }

    [Theory]
    [InlineData("OrderId", "order-9", "1004")]
    [InlineData("PaymentId", "9", "1004")]
    [InlineData("Other", "9", "1000")]
    public async Task What_is_not_there_is_said(string field, string value, string code)
    {
        await using var host = await SimulatorHost.StartAsync();

        var answer = await CheckAsync(host, (field, value));

        answer.Succeeded.ShouldBeFalse();
        answer.Code.ShouldBe(code);
        answer.Json["Payments"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_token_learns_nothing()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.AnnounceAsync("1001");
        var body = Signed(new JsonObject { ["TeamSlug"] = "demo-shop", ["PaymentId"] = "1001" }, "wrong");

        var answer = await host.SendAsync("ibusiness/checkOrder", body);

        answer.Code.ShouldBe("9003");
        answer.Json["Payments"]!.AsArray().ShouldBeEmpty();
    }

    private static Task<Answer> CheckAsync(SimulatorHost host, params (string Name, string Value)[] fields)
    {
        var body = new JsonObject { ["TeamSlug"] = "demo-shop" };
        foreach (var (name, value) in fields)
            body[name] = value;
        return host.SendAsync("ibusiness/checkOrder", Signed(body));
    }
}

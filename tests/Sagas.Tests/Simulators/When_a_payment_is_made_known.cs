using System.Net;
using System.Text.Json.Nodes;

namespace Sagas.Tests.Simulators;

public sealed class When_a_payment_is_made_known
{
    private const string Body = """{"paymentId":"1001","amount":150000,"currency":"RUB","status":"CONFIRMED"}""";

    [Fact]
    public async Task It_is_shown_as_the_gateway_sees_it()
    {
        await using var host = await SimulatorHost.StartAsync();

        var answer = await host.SendAsync("ibusiness/payments", Body);

        answer.Status.ShouldBe(HttpStatusCode.Created);
        answer.Text.ShouldBe(
            """{"paymentId":"1001","orderId":"order-1001","amount":150000,"newAmount":150000,"currency":"RUB","status":"CONFIRMED","""
            + """ "createdAt":"2026-03-01T12:00:00+00:00","completedAt":"2026-03-01T12:00:00+00:00"}""".TrimStart());
        (await host.GetAsync("ibusiness/payments/1001")).Text.ShouldBe(answer.Text);
    }

    [Fact]
    public async Task Saying_it_again_changes_nothing()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.SendAsync("ibusiness/payments", Body);
        await host.CancelAsync("1001");

        var answer = await host.SendAsync("ibusiness/payments", Body);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Json["status"]!.GetValue<string>().ShouldBe("REFUNDED");
        answer.Json["newAmount"]!.GetValue<long>().ShouldBe(0);
    }

    [Theory]
    [InlineData("amount", "1")]
    [InlineData("currency", "\"USD\"")]
    [InlineData("status", "\"NEW\"")]
    [InlineData("orderId", "\"other\"")]
    public async Task Saying_something_else_is_a_conflict(string field, string value)
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.SendAsync("ibusiness/payments", Body);
        var other = JsonNode.Parse(Body)!.AsObject();
        other[field] = JsonNode.Parse(value);

        var answer = await host.SendAsync("ibusiness/payments", other);

        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        answer.ContentType.ShouldBe("application/problem+json");
        answer.Json["detail"]!.GetValue<string>().ShouldContain(field);
        (await host.GetAsync("ibusiness/payments/1001")).Json["amount"]!.GetValue<long>().ShouldBe(150_000);
    }

    [Theory]
    [InlineData("paymentId", "null")]
    [InlineData("paymentId", "1001")]
    [InlineData("paymentId", "\"\"")]
    [InlineData("paymentId", "\"10\\u000001\"")]
    [InlineData("paymentId", "\"12345678901234567890123456789012345678901234567890123456789012345\"")]
    [InlineData("amount", "null")]
    [InlineData("amount", "0")]
    [InlineData("amount", "-5")]
    [InlineData("amount", "1.5")]
    [InlineData("amount", "\"150000\"")]
    [InlineData("amount", "1000000000000")]
    [InlineData("currency", "\"rub\"")]
    [InlineData("currency", "\"RU\"")]
    [InlineData("currency", "643")]
    [InlineData("status", "\"REFUNDED\"")]
    [InlineData("status", "\"confirmed\"")]
    [InlineData("status", "null")]
    [InlineData("orderId", "\"\"")]
    [InlineData("state", "\"NEW\"")]
    public async Task A_wrong_field_is_named(string field, string value)
    {
        await using var host = await SimulatorHost.StartAsync();
        var body = JsonNode.Parse(Body)!.AsObject();
        body[field] = JsonNode.Parse(value);

        (await host.SendAsync("ibusiness/payments", body)).ShouldRefuse(field);
        (await host.GetAsync("ibusiness/payments/1001")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"paymentId\":")]
    [InlineData("""{"amount":1,"amount":2}""")]
    [InlineData("""{"paymentId":"\ud800"}""")]
    public async Task A_body_that_is_no_object_is_refused(string body)
    {
        await using var host = await SimulatorHost.StartAsync();

        (await host.SendAsync("ibusiness/payments", body)).ShouldRefuse("body");
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused()
    {
        await using var host = await SimulatorHost.StartAsync(("Simulators:MaxBodyBytes", "1024"));
        var longBody = Body + new string(' ', 1_024);

        (await host.SendAsync("ibusiness/payments", longBody)).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await host.SendAsync("ibusiness/cancel", longBody)).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("nobody/payments")]
    [InlineData("nobody/faults")]
    [InlineData("nobody/payments/1001/status")]
    public async Task An_unknown_gateway_is_not_found(string path)
    {
        await using var host = await SimulatorHost.StartAsync();

        var answer = await host.SendAsync(path, Body);

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.ContentType.ShouldBe("application/problem+json");
        answer.Json["detail"]!.GetValue<string>().ShouldBe("There is no simulated gateway 'nobody'; there are: ibusiness");
    }
}

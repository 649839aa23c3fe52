using System.Net;

namespace Sagas.Tests.Simulators;

public sealed class When_a_part_is_refunded_in_the_back_office
{
    [Fact]
    public async Task The_rest_remains_until_the_last_part()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.AnnounceAsync("1001");

        await host.MoveAsync("ibusiness", "1001", """{"status":"REFUNDED","amount":100000}""");

        var payment = (await host.GetAsync("ibusiness/payments/1001")).Json;
        payment["status"]!.GetValue<string>().ShouldBe("CONFIRMED");
        payment["newAmount"]!.GetValue<long>().ShouldBe(50_000);

        await host.MoveAsync("ibusiness", "1001", """{"status":"REFUNDED","amount":50000}""");

        (await host.StatusAsync("1001")).ShouldBe("REFUNDED");
        (await host.LedgerAsync()).Select(movement => movement!["amount"]!.GetValue<long>()).ShouldBe([100_000, 50_000]);
    }

    [Fact]
    public async Task The_api_gives_back_what_remains()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.AnnounceAsync("1001");
        await host.MoveAsync("ibusiness", "1001", """{"status":"REFUNDED","amount":100000}""");

        (await host.CancelAsync("1001")).Json["NewAmount"]!.GetValue<long>().ShouldBe(0);

        (await host.LedgerAsync()).Select(movement => movement!["amount"]!.GetValue<long>()).ShouldBe([100_000, 50_000]);
    }

    [Theory]
    [InlineData("CONFIRMED", 150_001)]
    [InlineData("AUTHORIZED", 1)]
    public async Task No_more_than_was_taken(string status, long amount)
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.AnnounceAsync("1001", status);

        var answer = await host.SendAsync("ibusiness/payments/1001/status", $$"""{"status":"REFUNDED","amount":{{amount}}}""");

        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        (await host.LedgerAsync()).ShouldBeEmpty();
    }
}

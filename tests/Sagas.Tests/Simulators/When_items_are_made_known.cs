namespace Sagas.Tests.Simulators;

public sealed class When_items_are_made_known
{
    private const string Start = """{"paymentId":"1001","amount":300,"currency":"RUB","status":"CONFIRMED","sessionId":"s-1","items":""";

    [Fact]
    public async Task They_are_shown()
    {
        await using var host = await SimulatorHost.StartAsync();
        const string items = """[{"itemId":"a","tag":"gold","amount":100,"timerEnabled":true},{"itemId":"b","amount":200}]""";

        await host.AnnounceAtAsync("ibusiness", Start + items + "}");

        var payment = (await host.GetAsync("ibusiness/payments/1001")).Json;
        payment["items"]!.ToJsonString().ShouldBe(items);
        payment["sessionId"]!.GetValue<string>().ShouldBe("s-1");
    }

    [Theory]
    [InlineData("""[{"itemId":"a","amount":100}]""", "items")]
    [InlineData("""[{"itemId":"a","amount":100},{"itemId":"a","amount":200}]""", "items")]
    [InlineData("""["a"]""", "items")]
    [InlineData("""{"itemId":"a","amount":300}""", "items")]
    [InlineData("""[{"itemId":"a","amount":300,"colour":"red"}]""", "items[0].colour")]
    [InlineData("""[{"itemId":"a","amount":300},{"amount":0}]""", "items[1].itemId")]
    [InlineData("""[{"itemId":"a","amount":-300}]""", "items[0].amount")]
    public async Task A_wrong_one_is_named(string items, string field)
    {
        await using var host = await SimulatorHost.StartAsync();

        (await host.SendAsync("ibusiness/payments", Start + items + "}")).ShouldRefuse(field);
    }
}

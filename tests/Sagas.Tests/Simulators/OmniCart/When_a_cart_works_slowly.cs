namespace Sagas.Tests.Simulators.OmniCart;

public sealed class When_a_cart_works_slowly
{
    private const string OneItem = """[{"itemId":"pegasus","amount":250}]""";

    [Theory]
    [InlineData("AUTHORIZED", "cancel", "canceled")]
    [InlineData("CONFIRMED", "refund", "refunded")]
    public async Task Its_items_are_ongoing_for_so_many_reads(string from, string operation, string end)
    {
        await using var host = await CartCalls.StartAsync();
        await host.AnnounceAsync(from, OneItem);
        await ArmAsync(host, """{"kind":"pending","reads":2}""");

        (await host.CartAsync(operation)).CodeOf().ShouldBe("000000");
        var again = await host.CartAsync(operation);

        again.CodeOf().ShouldBe(operation == "cancel" ? "124114" : "124115");
        (await host.StatusesAsync()).ShouldBe(["pegasus=ongoing"]);
        (await host.StatusesAsync()).ShouldBe(["pegasus=ongoing"]);
        (await host.StatusesAsync()).ShouldBe([$"pegasus={end}"]);
        (await host.MovementsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task It_may_come_to_nothing_and_be_tried_again()
    {
        await using var host = await CartCalls.StartAsync();
        await host.AnnounceAsync("CONFIRMED", OneItem);
        await ArmAsync(host, """{"kind":"pending","reads":1,"end":"not-done"}""");

        await host.CartAsync("refund");
        (await host.StatusesAsync()).ShouldBe(["pegasus=ongoing"]);
        (await host.LedgerAsync()).ShouldBeEmpty();
        (await host.StatusesAsync()).ShouldBe(["pegasus=completed"]);
        await host.CartAsync("refund");

        (await host.MovementsAsync()).ShouldBe(["refund 250"]);
    }

    [Fact]
    public async Task What_is_captured_is_neither_cancelled_nor_refunded()
    {
        await using var host = await CartCalls.StartAsync();
        await host.AnnounceAsync("AUTHORIZED", OneItem);
        await ArmAsync(host, """{"kind":"pending","reads":1,"on":"capture"}""");
        await host.CartAsync("capture");

        (await host.CartAsync("cancel")).CodeOf().ShouldBe("124114");
        (await host.CartAsync("refund")).CodeOf().ShouldBe("124115");
        (await host.StatusesAsync()).ShouldBe(["pegasus=captured"]);
        (await host.CartAsync("refund")).CodeOf().ShouldBe("000000");
    }

    [Fact]
    public async Task A_part_under_way_is_seen_as_ongoing()
    {
        await using var host = await CartCalls.StartAsync();
        await host.AnnounceAsync("CONFIRMED", OneItem);
        await ArmAsync(host, """{"kind":"pending","reads":1,"on":"modify"}""");

        await host.ReduceAsync("pegasus", 100);

        (await host.ReduceAsync("pegasus", 100)).CodeOf().ShouldBe("121103");
        (await host.StatusesAsync()).ShouldBe(["pegasus=ongoing"]);
        (await host.StatusesAsync()).ShouldBe(["pegasus=completed"]);
        (await host.MovementsAsync()).ShouldBe(["refund 150"]);
    }

    private static async Task ArmAsync(SimulatorHost host, string fault)
    {
        var answer = await host.SendAsync("omni/faults", fault);
        answer.Status.ShouldBe(System.Net.HttpStatusCode.Created, answer.Text);
    }
}

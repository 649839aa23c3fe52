namespace Sagas.Tests.Simulators.OmniCart;

/// <summary>Some items are authorized, others completed.</summary>
public sealed class When_a_cart_is_mixed
{
    private const string TwoItems = """[{"itemId":"pegasus","amount":250},{"itemId":"gems","amount":1200}]""";

    [Fact]
    public async Task A_call_about_all_of_it_is_refused_unless_set_otherwise()
    {
        await using var host = await StartAsync();

        (await host.CartAsync("cancel")).CodeOf().ShouldBe("124114");
        (await host.CartAsync("refund")).CodeOf().ShouldBe("124115");
        (await host.LedgerAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_lenient_gateway_takes_those_that_are_ready()
    {
        await using var host = await StartAsync(("MixedCarts", "Lenient"));

        (await host.CartAsync("cancel")).ItemIds().ShouldBe(["pegasus"]);
        (await host.StatusesAsync()).ShouldBe(["pegasus=canceled", "gems=completed"]);
    }

    [Fact]
    public async Task Named_items_are_each_undone_in_their_way()
    {
        await using var host = await StartAsync();

        await host.CartAsync("refund", ""","filterBox":{"itemIds":["gems"]}""");
        await host.CartAsync("cancel", ""","filterBox":{"itemIds":["pegasus"]}""");

        (await host.MovementsAsync()).ShouldBe(["refund 1200", "reverse 250"]);
        (await host.StatusesAsync()).ShouldBe(["pegasus=canceled", "gems=refunded"]);
    }

    [Fact]
    public async Task Parts_of_both_are_a_movement_each()
    {
        await using var host = await StartAsync();

        await host.ModifyAsync("""{"items":[{"pegasus":{"modifyAmount":{"amount":200}}},{"gems":{"modifyAmount":{"amount":1000}}}]}""");

        (await host.MovementsAsync()).ShouldBe(["reverse 50", "refund 200"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_back_office_refund_ends_every_item()
    {
        await using var host = await StartAsync();

        await host.SendAsync($"omni/payments/{CartCalls.CartId}/status", """{"status":"REFUNDED"}""");

        (await host.StatusesAsync()).ShouldBe(["pegasus=canceled", "gems=refunded"]);
    }

    private static async Task<SimulatorHost> StartAsync(params (string, string)[] settings)
    {
        var host = await CartCalls.StartAsync(settings);
        await host.AnnounceAsync("AUTHORIZED", TwoItems);
        (await host.CartAsync("capture", ""","filterBox":{"itemIds":["gems"]}""")).ItemIds().ShouldBe(["gems"]);
        return host;
    }
}

using System.Net;

namespace Sagas.Tests.Simulators.OmniCart;

/// <summary>The examples of the guide, on a cart that is as each of them assumes.</summary>
public sealed class When_a_cart_is_filtered
{
    [Theory]
    [InlineData("""{"tags":["rampart","inferno"]}""", "sulfur,crystal,imp")]
    [InlineData("""{"itemIds":["sulfur","crystal","gems"]}""", "sulfur,crystal,gems")]
    [InlineData("""{"timerEnabled":false}""", "crystal,gems,vampire")]
    [InlineData("""{"tags":["rampart"],"itemIds":["crystal","gems"]}""", "sulfur,crystal,gems")]
    [InlineData("""{"tags":["rampart","tower","inferno"],"timerEnabled":true}""", "sulfur,pegasus,imp")]
    [InlineData("""{"itemIds":["crystal","sulfur"],"timerEnabled":true}""", "sulfur")]
    [InlineData("""{"itemIds":["gems","gems"]}""", "gems")]
    [InlineData("{}", "sulfur,crystal,gems,pegasus,imp,vampire,hydra")]
    public async Task Only_those_items_are_refunded(string filter, string expected)
    {
        await using var host = await CartCalls.StartAsync();
        await host.AnnounceAsync("CONFIRMED");

        var answer = await host.CartAsync("refund", $",\"filterBox\":{filter}");

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        answer.ItemIds().ShouldBe(expected.Split(','));
        (await host.StatusesAsync()).Where(item => item.EndsWith("=refunded", StringComparison.Ordinal))
            .ShouldBe(expected.Split(',').Select(item => $"{item}=refunded"));
        (await host.MovementsAsync()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"tags":["necropolis","dungeon"],"timerEnabled":false}""", "124007")]
    [InlineData("""{"tags":["rampart","necropolis"],"timerEnabled":true}""", "124006")]
    [InlineData("""{"tags":["rampart","castle"]}""", "124004")]
    [InlineData("""{"itemIds":["gems","ore"]}""", "124005")]
    [InlineData("""{"tags":["rampart"],"itemIds":["ore"]}""", "124005")]
    [InlineData("""{"itemIds":["gems"],"timerEnabled":true}""", "124006")]
    [InlineData("""{"itemIds":[]}""", "122001")]
    [InlineData("""{"tags":"rampart"}""", "122001")]
    [InlineData("""{"timerEnabled":"yes"}""", "122001")]
    [InlineData("[]", "122001")]
    public async Task What_is_not_there_fails_all_of_it(string filter, string code)
    {
        await using var host = await CartCalls.StartAsync();
        await host.AnnounceAsync("AUTHORIZED");

        var answer = await host.CartAsync("cancel", $",\"filterBox\":{filter}");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.CodeOf().ShouldBe(code, answer.Text);
        (await host.StatusesAsync()).ShouldAllBe(item => item.EndsWith("=authorized", StringComparison.Ordinal));
        (await host.LedgerAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("?tags=rampart&tags=castle", "001004", "sulfur,crystal")]
    [InlineData("?itemIds=gems&itemIds=ore", "001005", "gems")]
    [InlineData("?tags=rampart&tags=necropolis&timerEnabled=true", "001006", "sulfur")]
    [InlineData("?timerEnabled=false", "000000", "crystal,gems,vampire")]
    public async Task A_status_read_only_says_what_is_not_there(string query, string code, string expected)
    {
        await using var host = await CartCalls.StartAsync();
        await host.AnnounceAsync("AUTHORIZED");

        var answer = await host.ReadAsync(query);

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        answer.Json["code"]!.GetValue<string>().ShouldBe(code);
        answer.Json["data"]!["items"]!.AsArray().Select(item => item!.AsObject().Single().Key).ShouldBe(expected.Split(','));
    }

    [Fact]
    public async Task The_totals_are_those_of_the_items_asked_for()
    {
        await using var host = await CartCalls.StartAsync();
        await host.AnnounceAsync("AUTHORIZED");

        var answer = await host.ReadAsync("?itemIds=gems&itemIds=imp");

        answer.Json["data"]!["totalAmounts"]!["initiated"]!.GetValue<long>().ShouldBe(800);
    }

    [Fact]
    public async Task A_status_read_that_finds_nothing_fails()
    {
        await using var host = await CartCalls.StartAsync();
        await host.AnnounceAsync("AUTHORIZED");

        (await host.ReadAsync("?tags=castle")).CodeOf().ShouldBe("124004");
    }
}

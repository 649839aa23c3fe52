using System.Net;

namespace Sagas.Tests.Simulators.OmniCart;

public sealed class When_a_cart_is_undone
{
    private const string TwoItems = """[{"itemId":"pegasus","amount":250},{"itemId":"gems","amount":1200}]""";

    [Theory]
    [InlineData("AUTHORIZED", "cancel", "canceled", "reverse 1450", "REVERSED", "124114")]
    [InlineData("CONFIRMED", "refund", "refunded", "refund 1450", "REFUNDED", "124115")]
    public async Task The_whole_cart_moves_money_once(string from, string operation, string end, string movement, string status, string again)
    {
        await using var host = await CartCalls.StartAsync();
        await host.AnnounceAsync(from, TwoItems);

        (await host.CartAsync(operation)).CodeOf().ShouldBe("000000");
        var repeated = await host.CartAsync(operation);

        repeated.Status.ShouldBe(HttpStatusCode.BadRequest);
        repeated.CodeOf().ShouldBe(again);
        (await host.MovementsAsync()).ShouldBe([movement]);
        (await host.StatusesAsync()).ShouldBe([$"pegasus={end}", $"gems={end}"]);
        (await host.ReadAsync()).Item("gems")["itemAmounts"]!["current"]!.GetValue<long>().ShouldBe(0);
        (await host.GetAsync($"omni/payments/{CartCalls.CartId}")).Json["status"]!.GetValue<string>().ShouldBe(status);
    }

    [Fact]
    public async Task Fifty_at_once_move_money_once()
    {
        await using var host = await CartCalls.StartAsync();
        await host.AnnounceAsync("CONFIRMED", TwoItems);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => host.CartAsync("refund")));

        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
        (await host.MovementsAsync()).ShouldBe(["refund 1450"]);
    }

    [Theory]
    [InlineData("AUTHORIZED", "refund", "124115")]
    [InlineData("CONFIRMED", "cancel", "124114")]
    [InlineData("NEW", "cancel", "124114")]
    public async Task The_wrong_call_for_the_status_is_refused(string from, string operation, string code)
    {
        await using var host = await CartCalls.StartAsync();
        await host.AnnounceAsync(from, TwoItems);

        (await host.CartAsync(operation)).CodeOf().ShouldBe(code);
        (await host.LedgerAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("AUTHORIZED", "reverse", "authorized", 0)]
    [InlineData("CONFIRMED", "refund", "completed", 100)]
    public async Task A_lower_amount_gives_the_difference_back_once(string from, string kind, string status, long refunded)
    {
        await using var host = await CartCalls.StartAsync();
        await host.AnnounceAsync(from, TwoItems);

        var answer = await host.ReduceAsync("pegasus", 150);
        (await host.ReduceAsync("pegasus", 150)).CodeOf().ShouldBe("000000");

        answer.Json["data"]!["modifiedAmounts"]![0]!.GetValue<string>().ShouldBe("pegasus");
        (await host.MovementsAsync()).ShouldBe([$"{kind} 100"]);
        var item = (await host.ReadAsync()).Item("pegasus");
        item["paymentStatus"]!.GetValue<string>().ShouldBe(status);
        item["itemAmounts"]!["current"]!.GetValue<long>().ShouldBe(150);
        item["itemAmounts"]!["refunded"]!.GetValue<long>().ShouldBe(refunded);
        item["itemAmounts"]!["initiated"]!.GetValue<long>().ShouldBe(250);
    }

    [Fact]
    public async Task Parts_may_be_followed_by_the_rest()
    {
        await using var host = await CartCalls.StartAsync();
        await host.AnnounceAsync("CONFIRMED", TwoItems);

        await host.ReduceAsync("pegasus", 150);
        await host.ReduceAsync("pegasus", 1);
        await host.CartAsync("refund");

        (await host.MovementsAsync()).ShouldBe(["refund 100", "refund 149", "refund 1201"]);
        (await host.GetAsync($"omni/payments/{CartCalls.CartId}")).Json["newAmount"]!.GetValue<long>().ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"items":[{"pegasus":{"modifyAmount":{"amount":251}}}]}""", "124111", HttpStatusCode.BadRequest)]
    [InlineData("""{"items":[{"pegasus":{"modifyAmount":{"amount":260}}},{"gems":{"modifyAmount":{"amount":1}}}]}""", "124112", HttpStatusCode.BadRequest)]
    [InlineData("""{"items":[{"pegasus":{"modifyAmount":{"amount":0}}}]}""", "123002", HttpStatusCode.BadRequest)]
    [InlineData("""{"items":[{"pegasus":{"modifyAmount":{"amount":1,"amountMode":"calculated","quantity":0.3}}}]}""", "123002", HttpStatusCode.BadRequest)]
    [InlineData("""{"items":[{"pegasus":{"modifyAmount":{"amount":1.5}}}]}""", "122002", HttpStatusCode.BadRequest)]
    [InlineData("""{"items":[{"pegasus":{"modifyAmount":{"amountMode":"guessed"}}}]}""", "122002", HttpStatusCode.BadRequest)]
    [InlineData("""{"items":[{"ore":{"modifyAmount":{"amount":1}}}]}""", "124103", HttpStatusCode.Conflict)]
    [InlineData("""{"scope":{"cart":{}}}""", "132000", HttpStatusCode.BadRequest)]
    [InlineData("""{"items":[{"pegasus":{"modifyTimer":{"timerValue":5}}}]}""", "132000", HttpStatusCode.BadRequest)]
    [InlineData("""{"items":[]}""", "121103", HttpStatusCode.BadRequest)]
    [InlineData("""{"items":{}}""", "122001", HttpStatusCode.BadRequest)]
    public async Task A_modification_that_is_not_lower_changes_nothing(string box, string code, HttpStatusCode status)
    {
        await using var host = await CartCalls.StartAsync();
        await host.AnnounceAsync("CONFIRMED", TwoItems);

        var answer = await host.ModifyAsync(box);

        answer.CodeOf().ShouldBe(code, answer.Text);
        answer.Status.ShouldBe(status);
        (await host.LedgerAsync()).ShouldBeEmpty();
        (await host.ReadAsync()).Json["data"]!["totalAmounts"]!["current"]!.GetValue<long>().ShouldBe(1450);
    }

    [Fact]
    public async Task A_calculated_amount_is_rounded_to_the_nearest_whole()
    {
        await using var host = await CartCalls.StartAsync();
        await host.AnnounceAsync("AUTHORIZED", TwoItems);

        await host.ModifyAsync("""{"items":[{"pegasus":{"modifyAmount":{"amount":75,"amountMode":"calculated","quantity":3,"amountModifier":0.7}}}]}""");

        (await host.MovementsAsync()).ShouldBe(["reverse 92"]);
    }

    [Fact]
    public async Task A_cart_of_which_no_items_were_said_has_one()
    {
        await using var host = await CartCalls.StartAsync();
        await host.SendAsync("omni/payments", $$"""{"paymentId":"{{CartCalls.CartId}}","amount":100,"currency":"EUR","status":"CONFIRMED"}""");

        (await host.StatusesAsync()).ShouldBe(["item=completed"]);
        (await host.CartAsync("refund")).ItemIds().ShouldBe(["item"]);
    }
}

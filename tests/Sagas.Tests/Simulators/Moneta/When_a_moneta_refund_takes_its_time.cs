namespace Sagas.Tests.Simulators.Moneta;

public sealed class When_a_moneta_refund_takes_its_time
{
    [Theory]
    [InlineData("SUCCEED", 1)]
    [InlineData("TAKENIN_NOTSENT", 1)]
    [InlineData("FROZEN", 0)]
    [InlineData("CANCELED", 0)]
    public async Task It_ends_as_ordered_after_so_many_questions(string end, int movements)
    {
        await using var host = await MonetaCalls.StartWithPaymentAsync();
        await host.ArmAsync($$"""{"kind":"pending","reads":2,"end":"{{end}}"}""", "moneta");

        var refund = (await host.RefundAsync("\"amount\":1000,")).Response("RefundResponse");

        refund.Attribute("statusid").ShouldBe("INPROGRESS");
        (await host.LedgerAsync()).ShouldBeEmpty();
        var seen = new List<string?>();
        for (var question = 0; question < 3; question++)
            seen.Add((await host.DetailsAsync(refund["id"]!.GetValue<long>())).Attribute("statusid"));
        seen.ShouldBe(["INPROGRESS", "INPROGRESS", end]);
        (await host.LedgerAsync()).Count.ShouldBe(movements);
    }

    [Theory]
    [InlineData("FROZEN")]
    [InlineData("TAKENIN_NOTSENT")]
    public async Task It_may_end_otherwise_at_once(string end)
    {
        await using var host = await MonetaCalls.StartWithPaymentAsync();
        await host.ArmAsync($$"""{"kind":"pending","reads":0,"end":"{{end}}"}""", "moneta");

        (await host.RefundAsync()).Response("RefundResponse").Attribute("statusid").ShouldBe(end);
    }

    [Theory]
    [InlineData("FROZEN", false)]
    [InlineData("CANCELED", true)]
    public async Task Only_what_was_given_up_can_be_refunded_again(string end, bool free)
    {
        await using var host = await MonetaCalls.StartWithPaymentAsync();
        await host.ArmAsync($$"""{"kind":"pending","reads":0,"end":"{{end}}"}""", "moneta");
        await host.RefundAsync();

        var again = await host.RefundAsync();

        if (free)
            again.Response("RefundResponse").Attribute("statusid").ShouldBe("SUCCEED");
        else
            again.ShouldFault("500.99.3");
        (await host.LedgerAsync()).Count.ShouldBe(free ? 1 : 0);
    }

    [Fact]
    public async Task A_search_is_a_question_too()
    {
        await using var host = await MonetaCalls.StartWithPaymentAsync();
        await host.ArmAsync("""{"kind":"pending","reads":1}""", "moneta");
        await host.RefundAsync();

        (await StatusAsync(host)).ShouldBe("INPROGRESS");
        (await StatusAsync(host)).ShouldBe("SUCCEED");
        (await StatusAsync(host)).ShouldBe("SUCCEED");

        (await host.LedgerAsync()).Count.ShouldBe(1);
    }

    private static async Task<string?> StatusAsync(SimulatorHost host) =>
        (await host.FindAsync("comp-1")).Response("FindOperationsListByCTIDResponse")["operation"]![0]!.Attribute("statusid");
}

using System.Text.Json.Nodes;

namespace Sagas.Tests.Simulators.Moneta;

public sealed class When_a_moneta_operation_is_cancelled
{
    [Theory]
    [InlineData("NEW", "", "CREATED", "cancel")]
    [InlineData("NEW", ",\"operationStatus\":\"INPROGRESS\"", "INPROGRESS", "cancel")]
    [InlineData("AUTHORIZED", "", "TAKENOUT", "reverse")]
    public async Task What_is_not_completed_ends(string status, string extra, string before, string movement)
    {
        await using var host = await MonetaCalls.StartWithPaymentAsync(status, extra);
        var shown = await host.DetailsAsync(1234567);
        shown.Attribute("statusid").ShouldBe(before);
        shown.Attribute("AUTHORIZEONLY").ShouldBe(status == "AUTHORIZED" ? "1" : null);

        var answer = await host.CancelTransactionAsync();

        JsonNode.DeepEquals(
            answer.Response("CancelTransactionResponse"),
            JsonNode.Parse("""{"transactionId":1234567,"operationStatus":"CANCELED"}""")).ShouldBeTrue(answer.Text);
        (await host.LedgerAsync()).ShouldHaveSingleItem()!["kind"]!.GetValue<string>().ShouldBe(movement);
        (await host.CancelTransactionAsync()).ShouldFault("400.1.5");
        (await host.RefundAsync()).ShouldFault("400.1.5");
        (await host.LedgerAsync()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("", "400.1.6")]
    [InlineData(",\"operationStatus\":\"FROZEN\"", "400.1.19")]
    public async Task What_is_completed_stays(string extra, string code)
    {
        await using var host = await MonetaCalls.StartWithPaymentAsync(extra: extra);

        (await host.CancelTransactionAsync()).ShouldFault(code);

        (await host.LedgerAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unknown_one_is_not_found()
    {
        await using var host = await MonetaCalls.StartAsync();

        (await host.CancelTransactionAsync()).ShouldFault("500.1.5");
        (await host.CancelTransactionAsync("\"abc\"")).ShouldFault("200");
    }
}

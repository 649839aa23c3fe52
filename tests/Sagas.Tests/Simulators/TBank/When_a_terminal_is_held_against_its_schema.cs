using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sagas.Tests.Simulators.TBank;

/// <summary>The required fields and their types in the published OpenAPI document 1.80, in our words.</summary>
public sealed class When_a_terminal_is_held_against_its_schema
{
    private static readonly Dictionary<string, JsonValueKind> Cancel = new()
    {
        ["TerminalKey"] = JsonValueKind.String,
        ["OrderId"] = JsonValueKind.String,
        ["Success"] = JsonValueKind.True,
        ["Status"] = JsonValueKind.String,
        ["OriginalAmount"] = JsonValueKind.Number,
        ["NewAmount"] = JsonValueKind.Number,
        ["PaymentId"] = JsonValueKind.Number,
        ["ErrorCode"] = JsonValueKind.String,
    };

    private static readonly Dictionary<string, JsonValueKind> State = new()
    {
        ["TerminalKey"] = JsonValueKind.String,
        ["Amount"] = JsonValueKind.Number,
        ["OrderId"] = JsonValueKind.String,
        ["Success"] = JsonValueKind.True,
        ["Status"] = JsonValueKind.String,
        ["PaymentId"] = JsonValueKind.String,
        ["ErrorCode"] = JsonValueKind.String,
    };

    private static readonly Dictionary<string, JsonValueKind> Order = new()
    {
        ["TerminalKey"] = JsonValueKind.String,
        ["OrderId"] = JsonValueKind.String,
        ["Success"] = JsonValueKind.True,
        ["ErrorCode"] = JsonValueKind.String,
        ["Payments"] = JsonValueKind.Array,
    };

    private static readonly Dictionary<string, JsonValueKind> OrderPayment = new()
    {
        ["PaymentId"] = JsonValueKind.String,
        ["Amount"] = JsonValueKind.Number,
        ["Status"] = JsonValueKind.String,
        ["Success"] = JsonValueKind.String,
        ["ErrorCode"] = JsonValueKind.Number,
    };

    [Fact]
    public async Task Its_answers_have_those_fields()
    {
        await using var host = await TerminalCalls.StartAsync();
        await host.KnowAsync("CONFIRMED");
        await host.KnowAsync("NEW", "2304883");

        ShouldHave((await host.CancelAsync(100)).Json, Cancel);
        ShouldHave((await host.StateAsync()).Json, State);
        var order = (await host.OrderAsync()).Json;
        ShouldHave(order, Order);
        order["Payments"]!.AsArray().Select(payment => payment!["Status"]!.GetValue<string>()).ShouldBe(["PARTIAL_REFUNDED", "NEW"]);
        ShouldHave(order["Payments"]![0]!, OrderPayment);
    }

    [Fact]
    public async Task The_id_is_a_text_where_the_example_has_one()
    {
        await using var host = await TerminalCalls.StartAsync(("PaymentIdAsText", "true"));
        await host.KnowAsync("CONFIRMED");

        (await host.CancelAsync()).Json["PaymentId"]!.GetValue<string>().ShouldBe("2304882");
    }

    [Theory]
    [InlineData("false", 1000)]
    [InlineData("true", 700)]
    public async Task The_amount_of_a_state_is_the_first_or_the_last(string remaining, long amount)
    {
        await using var host = await TerminalCalls.StartAsync(("StateShowsRemaining", remaining));
        await host.KnowAsync("CONFIRMED");
        await host.CancelAsync(300);

        (await host.StateAsync()).Json["Amount"]!.GetValue<long>().ShouldBe(amount);
    }

    private static void ShouldHave(JsonNode node, Dictionary<string, JsonValueKind> fields)
    {
        foreach (var (name, kind) in fields)
        {
            node[name].ShouldNotBeNull(name);
            node[name]!.GetValueKind().ShouldBe(kind, name);
        }
    }
}

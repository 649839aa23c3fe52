using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sagas.Tests.Simulators.OmniCart;

/// <summary>The fields and types that the published OpenAPI document 1.0.2 gives the answers, in our words.</summary>
public sealed class When_carts_are_held_against_their_schema
{
    private static readonly (string, JsonValueKind)[] Envelope =
        [("code", JsonValueKind.String), ("message", JsonValueKind.String), ("timestamp", JsonValueKind.String)];

    private static readonly (string, JsonValueKind)[] Amounts =
    [
        ("initiated", JsonValueKind.Number), ("captured", JsonValueKind.Number), ("refunded", JsonValueKind.Number), ("current", JsonValueKind.Number),
    ];

    [Theory]
    [InlineData("cancel", "AUTHORIZED")]
    [InlineData("capture", "AUTHORIZED")]
    [InlineData("refund", "CONFIRMED")]
    public async Task Operations_on_items_answer_their_ids(string operation, string status)
    {
        await using var host = await CartCalls.StartAsync();
        await host.AnnounceAsync(status);

        var answer = (await host.CartAsync(operation)).Json;

        ShouldHave(answer, [.. Envelope, ("data", JsonValueKind.Object)]);
        answer["data"]!["itemIds"]!.GetValueKind().ShouldBe(JsonValueKind.Array);
        answer["code"]!.GetValue<string>().ShouldBe("000000");
    }

    [Fact]
    public async Task Modify_answers_the_modified_items()
    {
        await using var host = await CartCalls.StartAsync();
        await host.AnnounceAsync("CONFIRMED");

        var answer = (await host.ReduceAsync("gems", 1)).Json;

        ShouldHave(answer, [.. Envelope, ("data", JsonValueKind.Object)]);
        answer["data"]!["modifiedAmounts"]!.GetValueKind().ShouldBe(JsonValueKind.Array);
    }

    [Fact]
    public async Task Status_has_items_with_one_key_each()
    {
        await using var host = await CartCalls.StartAsync();
        await host.AnnounceAsync("CONFIRMED");

        var answer = await host.ReadAsync();

        ShouldHave(answer.Json, [.. Envelope, ("data", JsonValueKind.Object)]);
        ShouldHave(
            answer.Json["data"]!,
            [("cartId", JsonValueKind.String), ("currency", JsonValueKind.String), ("totalAmounts", JsonValueKind.Object), ("items", JsonValueKind.Array)]);
        ShouldHave(answer.Json["data"]!["totalAmounts"]!, Amounts);
        var item = answer.Item("sulfur");
        ShouldHave(
            item,
            [
                ("paymentStatus", JsonValueKind.String), ("itemAmounts", JsonValueKind.Object), ("tag", JsonValueKind.String),
                ("paymentSnapshot", JsonValueKind.Object), ("timerSnapshot", JsonValueKind.Object),
            ]);
        ShouldHave(item["itemAmounts"]!, Amounts);
        ShouldHave(
            item["paymentSnapshot"]!,
            [
                ("amount", JsonValueKind.Number), ("amountMode", JsonValueKind.String), ("quantity", JsonValueKind.Number),
                ("amountModifier", JsonValueKind.Number),
            ]);
        ShouldHave(
            item["timerSnapshot"]!,
            [("triggerEvent", JsonValueKind.String), ("timerStatus", JsonValueKind.String), ("remainingSecs", JsonValueKind.Number)]);
    }

    [Fact]
    public async Task An_error_has_code_message_debug_and_timestamp()
    {
        await using var host = await CartCalls.StartAsync(("ErrorCodes", "Text"));

        ShouldHave((await host.CartAsync("cancel")).Json, [.. Envelope, ("debug", JsonValueKind.Array)]);
    }

    private static void ShouldHave(JsonNode node, IEnumerable<(string Name, JsonValueKind Kind)> fields)
    {
        foreach (var (name, kind) in fields)
        {
            node[name].ShouldNotBeNull($"{name} in {node}");
            node[name]!.GetValueKind().ShouldBe(kind, name);
        }
    }
}

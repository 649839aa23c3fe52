using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.OmniCart;

public sealed class When_items_go_back
{
    private static readonly CartItem A = CartItem.Completed("a");
    private static readonly CartItem B = CartItem.Completed("b");
    private static readonly CartItem Held = CartItem.Authorized("h");

    [Fact]
    public async Task A_whole_cart_is_refunded_item_by_item_and_read_back()
    {
        await using var rig = new OmniCartRig().With(A, B).Becomes(OmniCartRig.Done, A.BecomesRefunded(), B.BecomesRefunded());

        (await rig.RunAsync(OmniCartRig.Operation())).ShouldBe(new GatewayOutcome.Succeeded(PaymentStatus.Refunded, 1_000));

        rig.Sent.Select(sent => sent.Call).ShouldBe([$"GET /api/status/{OmniCartRig.CartId}", "POST /api/refund", $"GET /api/status/{OmniCartRig.CartId}"]);
        rig.Moves[0].Body.ShouldBe($$$"""{"cartId":"{{{OmniCartRig.CartId}}}","filterBox":{"itemIds":["a","b"]}}""");
    }

    [Fact]
    public async Task Held_items_are_cancelled()
    {
        await using var rig = new OmniCartRig().With(Held).Becomes(OmniCartRig.Done, Held.Canceled());

        (await rig.RunAsync(OmniCartRig.Operation(OperationKind.Reverse))).ShouldBe(new GatewayOutcome.Succeeded(PaymentStatus.Reversed, 500));
        rig.Moves.ShouldHaveSingleItem().ShouldBe(("POST /api/cancel", $$$"""{"cartId":"{{{OmniCartRig.CartId}}}","filterBox":{"itemIds":["h"]}}"""));
    }

    [Fact]
    public async Task Only_the_named_items_go_and_the_answer_names_them()
    {
        await using var rig = new OmniCartRig().With(A, B).Becomes(OmniCartRig.Done, A.BecomesRefunded());

        var done = (await rig.RunAsync(OmniCartRig.Operation() with { Items = [new PaymentItem { ItemId = "a" }] })).ShouldBeOfType<GatewayOutcome.Succeeded>();

        (done.Status, done.Amount, done.External).ShouldBe((PaymentStatus.Confirmed, 500, false));
        done.Items.ShouldBe([new PaymentItem { ItemId = "a", Amount = 500 }]);
        rig.Moves[0].Body.ShouldContain("""["a"]""");
    }

    [Fact]
    public async Task A_part_of_an_item_is_a_modification_to_what_remains_of_it()
    {
        await using var rig = new OmniCartRig().With(A, B).Becomes(OmniCartRig.Done, A.Lowered(300));

        var done = (await rig.RunAsync(Part("a", 200, asked: 200))).ShouldBeOfType<GatewayOutcome.Succeeded>();

        (done.Status, done.Amount).ShouldBe((PaymentStatus.Confirmed, 200));
        done.Items.ShouldBe([new PaymentItem { ItemId = "a", Amount = 200 }]);
        var (call, body) = rig.Moves.ShouldHaveSingleItem();
        call.ShouldBe("PATCH /api/modify");
        body.ShouldStartWith($"{{\"cartId\":\"{OmniCartRig.CartId}\"");
        body.ShouldEndWith(""","modifyBox":{"items":[{"a":{"modifyAmount":{"amount":300,"amountMode":"declared"}}}]}}""");
    }

    [Fact]
    public async Task What_is_owed_of_an_item_is_meant_in_all_so_a_second_part_adds_only_what_is_missing()
    {
        await using var rig = new OmniCartRig().With(A.Lowered(300)).Becomes(OmniCartRig.Done, A.Lowered(100));
        await rig.RunAsync(Part("a", 400, asked: 200) with { ReturnedAmount = 200 });
        rig.Moves[0].Body.ShouldContain("\"amount\":100,");
    }

    [Fact]
    public async Task The_last_part_of_an_item_is_a_refund_because_zero_is_not_allowed()
    {
        await using var rig = new OmniCartRig().With(A.Lowered(300)).Becomes(OmniCartRig.Done, A.Lowered(300).BecomesRefunded());
        (await rig.RunAsync(Part("a", 500, asked: 300) with { ReturnedAmount = 200 })).ShouldBeOfType<GatewayOutcome.Succeeded>().Amount.ShouldBe(300);
        rig.Moves[0].Call.ShouldBe("POST /api/refund");
    }

    [Fact]
    public async Task A_part_of_a_held_item_is_released()
    {
        await using var rig = new OmniCartRig().With(Held).Becomes(OmniCartRig.Done, Held.Lowered(350));
        var done = (await rig.RunAsync(Part("h", 150, asked: 150) with { Kind = OperationKind.Reverse })).ShouldBeOfType<GatewayOutcome.Succeeded>();
        (done.Status, done.Amount).ShouldBe((PaymentStatus.Authorized, 150));
    }

    [Fact]
    public async Task Whole_items_go_before_parts_one_call_an_attempt()
    {
        await using var rig = new OmniCartRig().With(A, B).Becomes(OmniCartRig.Done, B.BecomesRefunded());
        var operation = OmniCartRig.Operation(amount: 700) with { Items = [new PaymentItem { ItemId = "a", Amount = 200 }, new PaymentItem { ItemId = "b", Amount = 500 }] };

        (await rig.RunAsync(operation)).ShouldBeOfType<GatewayOutcome.Succeeded>().Amount.ShouldBe(500);
        rig.Moves.ShouldHaveSingleItem().Body.ShouldContain("""["b"]""");
    }

    [Theory]
    [InlineData(999)]
    [InlineData(500)]
    public async Task Never_more_than_was_asked_for(long amount)
    {
        await using var rig = new OmniCartRig().With(A, B);
        var rejected = (await rig.RunAsync(OmniCartRig.Operation(amount: amount))).ShouldBeOfType<GatewayOutcome.Rejected>();
        rejected.Cause.ShouldBe(RejectionCause.Refused);
        rejected.Message.ShouldNotBeNull().ShouldContain("say which items");
        rig.Moves.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_item_that_the_cart_does_not_have_stops_the_whole_operation()
    {
        await using var rig = new OmniCartRig().With(A);
        var operation = OmniCartRig.Operation() with { Items = [new PaymentItem { ItemId = "a" }, new PaymentItem { ItemId = "ghost" }] };
        (await rig.RunAsync(operation)).ShouldBeOfType<GatewayOutcome.Rejected>().Message.ShouldNotBeNull().ShouldContain("ghost");
        rig.Moves.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_currency_has_to_be_the_carts()
    {
        await using var rig = new OmniCartRig().With(A);
        (await rig.RunAsync(OmniCartRig.Operation() with { Currency = "RUB" })).ShouldBeOfType<GatewayOutcome.Rejected>();
        rig.Moves.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_payment_id_is_the_cart_where_no_session_is_known()
    {
        await using var rig = new OmniCartRig().With(A).Becomes(OmniCartRig.Done, A.BecomesRefunded());
        var operation = OmniCartRig.Operation() with { GatewaySessionId = null, GatewayPaymentId = OmniCartRig.CartId };
        (await rig.RunAsync(operation)).ShouldBeOfType<GatewayOutcome.Succeeded>();
        (await rig.RunAsync(operation with { GatewayPaymentId = null })).ShouldBeOfType<GatewayOutcome.Rejected>();
    }

    private static GatewayOperation Part(string item, long owed, long asked) =>
        OmniCartRig.Operation(amount: asked) with { Items = [new PaymentItem { ItemId = item, Amount = owed }] };
}

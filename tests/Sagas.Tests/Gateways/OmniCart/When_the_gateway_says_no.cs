using System.Net;
using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.OmniCart;

public sealed class When_the_gateway_says_no
{
    private static readonly CartItem A = CartItem.Completed("a");

    [Theory]
    [InlineData("124115")]
    [InlineData("\"124115\"")]
    public async Task No_item_in_the_right_status_is_read_back_and_what_went_back_counts(string code)
    {
        await using var rig = new OmniCartRig().With(A).Becomes(() => OmniCartRig.Code(code), A.BecomesRefunded());
        (await rig.RunAsync(OmniCartRig.Operation(amount: 500)))
            .ShouldBe(new GatewayOutcome.Succeeded(PaymentStatus.Refunded, 500) { Code = "124115", External = true });
        (await rig.RunAsync(OmniCartRig.Operation(amount: 500) with { ReturnedAmount = 500 })).ShouldBeOfType<GatewayOutcome.Succeeded>().Amount.ShouldBe(0);
    }

    [Fact]
    public async Task A_hold_that_was_captured_in_between_has_moved_on()
    {
        var held = CartItem.Authorized("a");
        await using var rig = new OmniCartRig().With(held).Becomes(() => OmniCartRig.Code("124114"), A);
        var rejected = (await rig.RunAsync(OmniCartRig.Operation(OperationKind.Reverse, 500))).ShouldBeOfType<GatewayOutcome.Rejected>();
        (rejected.Cause, rejected.Code, rejected.GatewayStatus).ShouldBe((RejectionCause.PaymentMovedOn, "124114", PaymentStatus.Confirmed));
    }

    [Fact]
    public async Task A_no_that_the_cart_contradicts_is_tried_again_later()
    {
        await using var rig = new OmniCartRig().With(A).Becomes(() => OmniCartRig.Code("124115"));
        (await rig.RunAsync(OmniCartRig.Operation(amount: 500))).ShouldBeOfType<GatewayOutcome.NotSent>().Code.ShouldBe("124115");
    }

    [Fact]
    public async Task A_refused_part_is_still_only_a_part()
    {
        await using var rig = new OmniCartRig().With(A).Becomes(() => OmniCartRig.Code("124111"));
        var operation = OmniCartRig.Operation(amount: 200) with { Items = [new PaymentItem { ItemId = "a", Amount = 200 }] };
        (await rig.RunAsync(operation)).ShouldBeOfType<GatewayOutcome.NotSent>().Code.ShouldBe("124111");
        rig.Becomes(() => OmniCartRig.Code("124111"), A.Lowered(300));
        (await rig.RunAsync(operation)).ShouldBeOfType<GatewayOutcome.Succeeded>().Amount.ShouldBe(200);
    }

    [Theory]
    [InlineData("123001")]
    [InlineData("\"123001\"")]
    public async Task A_cart_that_does_not_exist_is_for_a_person(string code)
    {
        await using var rig = new OmniCartRig { OnStatus = () => OmniCartRig.Code(code) };
        (await rig.RunAsync(OmniCartRig.Operation())).ShouldBe(new GatewayOutcome.Rejected(RejectionCause.Refused) { Code = "123001", Message = "No" });
        (await rig.ResolveAsync(OmniCartRig.Operation())).ShouldBeOfType<GatewayOutcome.Unknown>();
    }

    [Fact]
    public async Task A_token_that_is_not_accepted_costs_the_payment_nothing()
    {
        await using var rig = new OmniCartRig { OnStatus = () => OmniCartRig.Code("111000", HttpStatusCode.Unauthorized) };
        (await rig.RunAsync(OmniCartRig.Operation())).ShouldBeOfType<GatewayOutcome.NotSent>().Code.ShouldBe("111000");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"code":"000000","data":{"cartId":"6f891edb-1e1f-48bb-b042-2cb790a0f402","currency":"XAU","items":[{"a\u0000":{"paymentStatus":"completed","itemAmounts":{"initiated":5,"refunded":0,"current":5}}}]}}""")]
    [InlineData("""{"code":"000000","data":{}}""")]
    [InlineData("""{"code":"000000","data":{"cartId":"6f891edb-1e1f-48bb-b042-2cb790a0f402","currency":"XAU","items":[]}}""")]
    [InlineData("""{"code":"000000","data":{"cartId":"another","currency":"XAU","items":[{"a":{"paymentStatus":"completed","itemAmounts":{"initiated":5,"refunded":0,"current":5}}}]}}""")]
    [InlineData("""{"code":"000000","data":{"cartId":"6f891edb-1e1f-48bb-b042-2cb790a0f402","currency":"XAU","items":[{"a":{"paymentStatus":"completed"}}]}}""")]
    [InlineData("""{"code":"000000","data":{"cartId":"6f891edb-1e1f-48bb-b042-2cb790a0f402","currency":"XAU","items":[{"a":{"paymentStatus":"completed","itemAmounts":{"initiated":5,"refunded":0,"current":-5}}}]}}""")]
    [InlineData("""{"code":"000000","data":{"cartId":"6f891edb-1e1f-48bb-b042-2cb790a0f402","currency":"XAU","items":[{"a":{"paymentStatus":"completed","itemAmounts":{"initiated":5,"refunded":0,"current":5}}},{"a":{"paymentStatus":"refunded","itemAmounts":{"initiated":5,"refunded":5,"current":0}}}]}}""")]
    public async Task A_status_that_cannot_be_understood_moves_nothing(string body)
    {
        await using var rig = new OmniCartRig { OnStatus = () => OmniCartRig.Json(body) };
        (await rig.RunAsync(OmniCartRig.Operation())).ShouldBeOfType<GatewayOutcome.NotSent>();
        (await rig.ResolveAsync(OmniCartRig.Operation() with { Kind = null })).ShouldBeOfType<GatewayOutcome.Unknown>();
        rig.Moves.ShouldBeEmpty();
    }

    [Fact]
    public async Task Good_news_under_a_bad_status_is_no_news()
    {
        await using var rig = new OmniCartRig().With(A).Becomes(() => OmniCartRig.Code("\"000000\"", HttpStatusCode.Conflict));
        (await rig.RunAsync(OmniCartRig.Operation(amount: 500))).ShouldBeOfType<GatewayOutcome.Unknown>();
    }

    [Fact]
    public async Task No_token_reaches_a_log_or_a_message_even_at_trace()
    {
        await using var rig = new OmniCartRig().With(A);
        rig.OnMove = () => OmniCartRig.Json($$"""{"code":"132000","message":"bad\u0000 {{OmniCartRig.Token}}"}""", HttpStatusCode.BadRequest);
        (await rig.RunAsync(OmniCartRig.Operation(amount: 500))).Message.ShouldBe("bad  ***");
        await rig.ResolveAsync(OmniCartRig.Operation());
        rig.Logs.Lines.ShouldNotBeEmpty();
        rig.Logs.All.ShouldNotContain(OmniCartRig.Token);
    }
}

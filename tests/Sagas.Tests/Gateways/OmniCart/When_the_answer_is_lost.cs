using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.OmniCart;

public sealed class When_the_answer_is_lost
{
    private static readonly CartItem A = CartItem.Completed("a");
    private static readonly CartItem B = CartItem.Completed("b");
    private static readonly CartItem Held = CartItem.Authorized("h");

    [Fact]
    public async Task Nothing_is_known_until_the_cart_is_read()
    {
        await using var rig = new OmniCartRig().With(A);
        rig.Becomes(() => new HttpResponseMessage(System.Net.HttpStatusCode.BadGateway) { Content = new StringContent("<html/>") }, A.BecomesRefunded());
        (await rig.RunAsync(OmniCartRig.Operation(amount: 500))).ShouldBeOfType<GatewayOutcome.Unknown>();
    }

    [Fact]
    public async Task The_cart_shows_what_really_moved_since_the_attempt_began()
    {
        await using var rig = new OmniCartRig().With(A, B);
        var operation = OmniCartRig.Operation() with { Items = [new PaymentItem { ItemId = "a" }] };
        operation = operation with { Snapshot = await rig.SnapshotAsync(operation) };

        (await rig.ResolveAsync(operation)).ShouldBe(new GatewayOutcome.NotDone { GatewayStatus = PaymentStatus.Confirmed, GatewayAmount = 1_000 });
        rig.With(A with { Status = "ongoing" });
        (await rig.ResolveAsync(operation)).ShouldBeOfType<GatewayOutcome.Accepted>();
        rig.With(A.BecomesRefunded());
        var done = (await rig.ResolveAsync(operation)).ShouldBeOfType<GatewayOutcome.Succeeded>();
        (done.Status, done.Amount, done.External).ShouldBe((PaymentStatus.Confirmed, 500, false));
        done.Items.ShouldBe([new PaymentItem { ItemId = "a", Amount = 500 }]);
    }

    [Fact]
    public async Task A_part_released_from_a_hold_is_seen_also_after_the_item_was_captured()
    {
        await using var rig = new OmniCartRig().With(Held);
        var operation = OmniCartRig.Operation(OperationKind.Reverse, 150) with { Items = [new PaymentItem { ItemId = "h", Amount = 150 }] };
        operation = operation with { Snapshot = await rig.SnapshotAsync(operation) };

        rig.With(Held.Lowered(350) with { Status = "completed" });
        var done = (await rig.ResolveAsync(operation)).ShouldBeOfType<GatewayOutcome.Succeeded>();
        (done.Status, done.Amount).ShouldBe((PaymentStatus.Authorized, 150));
    }

    [Fact]
    public async Task A_hold_that_was_captured_instead_was_not_released()
    {
        await using var rig = new OmniCartRig().With(Held);
        var operation = OmniCartRig.Operation(OperationKind.Reverse, 500);
        operation = operation with { Snapshot = await rig.SnapshotAsync(operation) };

        rig.With(Held with { Status = "completed" });
        (await rig.ResolveAsync(operation)).ShouldBe(new GatewayOutcome.NotDone { GatewayStatus = PaymentStatus.Confirmed, GatewayAmount = 500 });
    }

    [Fact]
    public async Task A_second_attempt_finds_the_first_ones_work_and_sends_nothing()
    {
        await using var rig = new OmniCartRig().With(A.BecomesRefunded(), B);
        var operation = OmniCartRig.Operation(amount: 500) with { Attempt = 2, Items = [new PaymentItem { ItemId = "a", Amount = 500 }] };
        var done = (await rig.RunAsync(operation)).ShouldBeOfType<GatewayOutcome.Succeeded>();
        (done.Status, done.Amount).ShouldBe((PaymentStatus.Confirmed, 500));
        rig.Moves.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_yes_that_the_cart_does_not_show_yet_is_waited_for()
    {
        await using var rig = new OmniCartRig().With(A).Becomes(OmniCartRig.Done);
        (await rig.RunAsync(OmniCartRig.Operation(amount: 500))).ShouldBeOfType<GatewayOutcome.Accepted>();
        rig.Becomes(OmniCartRig.Done, A with { Status = "ongoing" });
        (await rig.RunAsync(OmniCartRig.Operation(amount: 500))).ShouldBeOfType<GatewayOutcome.Accepted>();
    }

    [Fact]
    public async Task A_yes_whose_cart_cannot_be_read_back_is_unknown()
    {
        await using var rig = new OmniCartRig().With(A);
        rig.OnMove = () =>
        {
            rig.OnStatus = () => new HttpResponseMessage(System.Net.HttpStatusCode.InternalServerError);
            return OmniCartRig.Done();
        };
        (await rig.RunAsync(OmniCartRig.Operation(amount: 500))).ShouldBeOfType<GatewayOutcome.Unknown>();
    }

    [Fact]
    public async Task A_question_before_anything_was_sent_tells_where_the_payment_stands()
    {
        await using var rig = new OmniCartRig().With(A);
        var question = OmniCartRig.Operation(amount: 500) with { Attempt = 0 };
        (await rig.ResolveAsync(question)).ShouldBe(new GatewayOutcome.NotDone { GatewayStatus = PaymentStatus.Confirmed, GatewayAmount = 500 });
        rig.With(A.BecomesRefunded());
        (await rig.ResolveAsync(question)).ShouldBe(new GatewayOutcome.Succeeded(PaymentStatus.Refunded, 500) { External = true });
    }

    [Fact]
    public async Task A_question_without_the_carts_id_is_not_asked()
    {
        await using var rig = new OmniCartRig();
        (await rig.ResolveAsync(OmniCartRig.Operation() with { GatewaySessionId = null })).ShouldBeOfType<GatewayOutcome.Unknown>();
        rig.Sent.ShouldBeEmpty();
    }
}

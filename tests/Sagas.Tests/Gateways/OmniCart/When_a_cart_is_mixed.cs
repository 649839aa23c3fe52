using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.OmniCart;

public sealed class When_a_cart_is_mixed
{
    private static readonly CartItem Taken = CartItem.Completed("t", 600);
    private static readonly CartItem Held = CartItem.Authorized("h", 400);

    [Fact]
    public async Task A_reversal_releases_what_is_held_and_then_hears_that_the_rest_was_taken()
    {
        await using var rig = new OmniCartRig().With(Taken, Held).Becomes(OmniCartRig.Done, Held.Canceled());
        (await rig.RunAsync(OmniCartRig.Operation(OperationKind.Reverse))).ShouldBe(new GatewayOutcome.Succeeded(PaymentStatus.Authorized, 400));
        rig.Moves.ShouldHaveSingleItem().Body.ShouldContain("""["h"]""");

        var rejected = (await rig.RunAsync(OmniCartRig.Operation(OperationKind.Reverse, 600) with { ReturnedAmount = 400 })).ShouldBeOfType<GatewayOutcome.Rejected>();
        (rejected.Cause, rejected.GatewayStatus, rejected.GatewayAmount).ShouldBe((RejectionCause.PaymentMovedOn, PaymentStatus.Confirmed, 600L));
        rig.Moves.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_refund_takes_what_is_completed_and_waits_for_what_is_held()
    {
        await using var rig = new OmniCartRig().With(Taken, Held).Becomes(OmniCartRig.Done, Taken.BecomesRefunded());
        (await rig.RunAsync(OmniCartRig.Operation())).ShouldBe(new GatewayOutcome.Succeeded(PaymentStatus.Confirmed, 600));

        (await rig.RunAsync(OmniCartRig.Operation(amount: 400) with { ReturnedAmount = 600 }))
            .ShouldBeOfType<GatewayOutcome.NotSent>().Message.ShouldNotBeNull().ShouldContain("h (authorized)");
        rig.Moves.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(OperationKind.Reverse, "captured")]
    [InlineData(OperationKind.Refund, "captured")]
    [InlineData(OperationKind.Reverse, "ongoing")]
    [InlineData(OperationKind.Refund, "ongoing")]
    [InlineData(OperationKind.Refund, "authorized")]
    [InlineData(OperationKind.Refund, "initiated")]
    [InlineData(OperationKind.Refund, "dancing")]
    public async Task An_item_that_is_neither_is_waited_for(OperationKind kind, string status)
    {
        await using var rig = new OmniCartRig().With(new CartItem("x", status, 500, 500));
        (await rig.RunAsync(OmniCartRig.Operation(kind, 500))).ShouldBeOfType<GatewayOutcome.NotSent>().Message.ShouldNotBeNull().ShouldContain($"x ({status})");
        rig.Moves.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_somebody_else_returned_before_counts_and_is_not_returned_again()
    {
        await using var rig = new OmniCartRig().With(Taken.BecomesRefunded(), Held.Canceled());
        (await rig.RunAsync(OmniCartRig.Operation())).ShouldBe(new GatewayOutcome.Succeeded(PaymentStatus.Refunded, 1_000) { External = true });

        var part = OmniCartRig.Operation(amount: 600) with { Items = [new PaymentItem { ItemId = "t", Amount = 600 }], ReturnedAmount = 400 };
        (await rig.RunAsync(part)).ShouldBeOfType<GatewayOutcome.Succeeded>().Amount.ShouldBe(600);
        rig.Moves.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_went_back_of_other_items_does_not_stand_for_the_wanted_one()
    {
        var wanted = CartItem.Completed("w", 300);
        await using var rig = new OmniCartRig().With(Taken.BecomesRefunded(), wanted).Becomes(OmniCartRig.Done, wanted.BecomesRefunded());
        var operation = OmniCartRig.Operation(amount: 300) with { Items = [new PaymentItem { ItemId = "w", Amount = 300 }] };
        var done = (await rig.RunAsync(operation)).ShouldBeOfType<GatewayOutcome.Succeeded>();
        (done.Amount, done.External).ShouldBe((300, false));
    }

    [Fact]
    public async Task A_scope_of_an_item_that_was_never_paid_costs_nothing_whatever_else_went_back()
    {
        await using var rig = new OmniCartRig().With(new CartItem("e", "expired", 300, 0, Tag: "inferno"), Held, Taken.BecomesRefunded());
        var operation = OmniCartRig.Operation() with { Scope = new ItemScope { Tags = ["inferno"] } };
        var done = (await rig.RunAsync(operation)).ShouldBeOfType<GatewayOutcome.Succeeded>();
        done.Amount.ShouldBe(0);
        done.Items.ShouldBe([new PaymentItem { ItemId = "e", Amount = 0 }]);
    }

    [Fact]
    public async Task More_owed_of_an_item_than_it_cost_is_for_a_person_once_it_has_gone_back()
    {
        await using var rig = new OmniCartRig().With(Held, Taken.BecomesRefunded());
        var operation = OmniCartRig.Operation(amount: 100) with { Items = [new PaymentItem { ItemId = "t", Amount = 700 }], ReturnedAmount = 600 };
        (await rig.RunAsync(operation)).ShouldBeOfType<GatewayOutcome.Rejected>().Message.ShouldNotBeNull().ShouldContain("600 of 600");
    }

    [Fact]
    public async Task A_refund_of_a_cart_that_ended_without_taken_money_is_for_a_person()
    {
        await using var rig = new OmniCartRig().With(new CartItem("x", "expired", 500, 0));
        (await rig.RunAsync(OmniCartRig.Operation(amount: 500))).ShouldBeOfType<GatewayOutcome.Rejected>().Cause.ShouldBe(RejectionCause.Refused);
    }

    [Theory]
    [InlineData("initiated", RejectionCause.Refused)]
    [InlineData("authorized", RejectionCause.PaymentMovedOn)]
    [InlineData("completed", RejectionCause.PaymentMovedOn)]
    public async Task An_unpaid_cart_is_never_cancelled(string status, RejectionCause cause)
    {
        await using var rig = new OmniCartRig().With(new CartItem("x", status, 500, 500));
        (await rig.RunAsync(OmniCartRig.Operation(OperationKind.Cancel, 500))).ShouldBeOfType<GatewayOutcome.Rejected>().Cause.ShouldBe(cause);
        rig.Moves.ShouldBeEmpty();
    }
}

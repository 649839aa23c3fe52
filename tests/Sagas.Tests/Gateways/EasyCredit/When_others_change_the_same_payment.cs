using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.EasyCredit;

public sealed class When_others_change_the_same_payment
{
    [Fact]
    public async Task It_is_decided_anew_on_their_version()
    {
        await using var rig = new EasyCreditRig();
        rig.Instead = Once(rig, call => call.Method == "POST" && call.Path.Contains("/payments/", StringComparison.Ordinal), () => rig.PaymentVersion = 9);

        (await rig.RunAsync(EasyCreditRig.Cancel)).ShouldBeOfType<GatewayOutcome.Succeeded>();

        rig.Changes.Where(call => call.Path.Contains("/payments/", StringComparison.Ordinal)).Select(call => call.Json.GetProperty("version").GetInt64()).ShouldBe([7, 9]);
        rig.CartState.ShouldBe("Active");
    }

    [Fact]
    public async Task An_authorisation_that_they_made_is_respected()
    {
        await using var rig = new EasyCreditRig();
        rig.Instead = Once(rig, call => call.Method == "POST" && call.Host == "api.test", () =>
        {
            (rig.State, rig.CreditStatus) = ("Success", "AUTHORIZED");
            rig.PaymentVersion++;
        });

        (await rig.RunAsync(EasyCreditRig.Cancel)).ShouldBeOfType<GatewayOutcome.Rejected>().Cause.ShouldBe(RejectionCause.PaymentMovedOn);
        rig.State.ShouldBe("Success");
    }

    [Fact]
    public async Task A_cancellation_that_they_made_leaves_only_the_cart()
    {
        await using var rig = new EasyCreditRig();
        rig.Instead = Once(rig, call => call.Method == "POST" && call.Host == "api.test", () =>
        {
            rig.State = "Failure";
            rig.PaymentVersion++;
        });

        (await rig.RunAsync(EasyCreditRig.Cancel)).ShouldBe(new GatewayOutcome.Succeeded(PaymentStatus.Cancelled, 1604));
        rig.CartState.ShouldBe("Active");
    }

    [Fact]
    public async Task It_ends_after_a_few_rounds_with_nothing_done()
    {
        await using var rig = new EasyCreditRig();
        rig.Instead = call => call.Method == "POST" && call.Path.Contains("/payments/", StringComparison.Ordinal) ? EasyCreditRig.CtError(409, "ConcurrentModification") : null;

        (await rig.RunAsync(EasyCreditRig.Cancel)).ShouldBeOfType<GatewayOutcome.NotSent>().Code.ShouldBe("ConcurrentModification");
        rig.Changes.Count.ShouldBe(3);
    }

    [Fact]
    public async Task The_cart_is_read_again()
    {
        await using var rig = new EasyCreditRig();
        rig.Instead = Once(rig, call => call.Path == "/shop/carts/cart-1", () => rig.CartVersion = 5);

        (await rig.RunAsync(EasyCreditRig.Cancel)).ShouldBeOfType<GatewayOutcome.Succeeded>();
        rig.CartState.ShouldBe("Active");
    }

    [Fact]
    public async Task A_cart_that_keeps_changing_leaves_it_in_doubt_and_the_question_finds_the_rest()
    {
        await using var rig = new EasyCreditRig();
        rig.Instead = call => call.Path == "/shop/carts/cart-1" ? EasyCreditRig.CtError(409, "ConcurrentModification") : null;

        (await rig.RunAsync(EasyCreditRig.Cancel)).ShouldBeOfType<GatewayOutcome.Unknown>();
        (await rig.ResolveAsync(EasyCreditRig.Cancel)).ShouldBeOfType<GatewayOutcome.NotDone>();
    }

    [Fact]
    public async Task A_cart_that_cannot_be_unfrozen_is_for_a_person()
    {
        await using var rig = new EasyCreditRig();
        rig.Instead = call => call.Path == "/shop/carts/cart-1" ? EasyCreditRig.CtError(400, "InvalidOperation") : null;

        var rejected = (await rig.RunAsync(EasyCreditRig.Cancel)).ShouldBeOfType<GatewayOutcome.Rejected>();

        rejected.Cause.ShouldBe(RejectionCause.Refused);
        rejected.Message.ShouldNotBeNull().ShouldContain("cart stays frozen");
    }

    private static Func<EasyCreditRig.Seen, HttpResponseMessage?> Once(EasyCreditRig rig, Func<EasyCreditRig.Seen, bool> on, Action change)
    {
        var left = 1;
        return call =>
        {
            if (!on(call) || Interlocked.Exchange(ref left, 0) == 0)
                return null;
            change();
            rig.Calls.ShouldNotBeEmpty();
            return EasyCreditRig.CtError(409, "ConcurrentModification");
        };
    }
}

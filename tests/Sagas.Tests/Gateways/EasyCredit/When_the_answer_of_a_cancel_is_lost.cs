using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.EasyCredit;

public sealed class When_the_answer_of_a_cancel_is_lost
{
    [Theory]
    [InlineData("Pending", "Frozen", "OPEN", nameof(GatewayOutcome.NotDone))]
    [InlineData("Failure", "Frozen", "OPEN", nameof(GatewayOutcome.NotDone))]
    [InlineData("Failure", "Active", "EXPIRED", nameof(GatewayOutcome.Succeeded))]
    [InlineData("Failure", "Ordered", "OPEN", nameof(GatewayOutcome.Succeeded))]
    [InlineData("Failure", "Active", "AUTHORIZED", nameof(GatewayOutcome.Rejected))]
    [InlineData("Pending", "Frozen", "AUTHORIZED", nameof(GatewayOutcome.Rejected))]
    [InlineData("Success", "Ordered", "AUTHORIZED", nameof(GatewayOutcome.Rejected))]
    [InlineData("Pending", "Frozen", "HUH", nameof(GatewayOutcome.Unknown))]
    public async Task Both_systems_say_what_became_of_it(string state, string cart, string credit, string outcome)
    {
        await using var rig = new EasyCreditRig { State = state, CartState = cart, CreditStatus = credit };

        (await rig.ResolveAsync(EasyCreditRig.Cancel)).GetType().Name.ShouldBe(outcome);
        rig.Changes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(500)]
    [InlineData(404)]
    public async Task A_question_that_fails_proves_nothing(int status)
    {
        await using var rig = new EasyCreditRig();
        rig.Instead = call => call.Host == "ratenkauf.test" ? EasyCreditRig.Json("{}", (System.Net.HttpStatusCode)status) : null;

        (await rig.ResolveAsync(EasyCreditRig.Cancel)).ShouldBeOfType<GatewayOutcome.Unknown>();
    }

    [Theory]
    [InlineData("/shop/payments/")]
    [InlineData("/shop/carts/")]
    public async Task It_is_unknown_and_the_next_attempt_does_what_is_left(string path)
    {
        await using var rig = new EasyCreditRig();
        rig.Instead = call => call.Method == "POST" && call.Path.StartsWith(path, StringComparison.Ordinal) ? EasyCreditRig.Json("<html/>", System.Net.HttpStatusCode.BadGateway) : null;

        (await rig.RunAsync(EasyCreditRig.Cancel)).ShouldBeOfType<GatewayOutcome.Unknown>();
        (await rig.ResolveAsync(EasyCreditRig.Cancel)).ShouldBeOfType<GatewayOutcome.NotDone>();
        rig.Instead = _ => null;
        (await rig.RunAsync(EasyCreditRig.Cancel with { Attempt = 2 })).ShouldBe(new GatewayOutcome.Succeeded(PaymentStatus.Cancelled, 1604));
        (rig.State, rig.CartState).ShouldBe(("Failure", "Active"));
    }

    [Fact]
    public async Task It_may_be_repeated_and_a_refund_may_not()
    {
        await using var rig = new EasyCreditRig();
        rig.Gateway.Capabilities.ShouldBe(new GatewayCapabilities { CancelUnpaid = true, PartialRefund = true, Repeatable = OperationKinds.Cancel });
    }
}

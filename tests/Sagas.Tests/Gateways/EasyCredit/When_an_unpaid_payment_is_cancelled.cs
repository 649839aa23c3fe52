using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.EasyCredit;

public sealed class When_an_unpaid_payment_is_cancelled
{
    [Theory]
    [InlineData("Pending", "OPEN")]
    [InlineData("Initial", "PREAUTHORIZED")]
    [InlineData("Pending", "DECLINED")]
    [InlineData("Pending", "EXPIRED")]
    public async Task The_authorisation_fails_and_the_cart_is_free(string state, string credit)
    {
        await using var rig = new EasyCreditRig { State = state, CreditStatus = credit };

        (await rig.RunAsync(EasyCreditRig.Cancel)).ShouldBe(new GatewayOutcome.Succeeded(PaymentStatus.Cancelled, 1604));

        (rig.State, rig.CartState).ShouldBe(("Failure", "Active"));
        rig.Changes.Select(call => call.Body).ShouldBe(
        [
            $$"""{"version":7,"actions":[{"action":"changeTransactionState","transactionId":"{{EasyCreditRig.Transaction}}","state":"Failure"}]}""",
            """{"version":3,"actions":[{"action":"unfreezeCart"}]}""",
        ]);
        rig.Calls.Single(call => call.Path == "/shop/carts").Query.ShouldStartWith($"?where=paymentInfo(payments(id=\"{EasyCreditRig.Payment}\"))");
    }

    [Fact]
    public async Task What_easyCredit_has_authorised_stays()
    {
        await using var rig = new EasyCreditRig { CreditStatus = "AUTHORIZED" };

        (await rig.RunAsync(EasyCreditRig.Cancel)).ShouldBe(new GatewayOutcome.Rejected(RejectionCause.PaymentMovedOn)
        {
            Code = "TransactionIsAuthorized",
            Message = "easyCredit has authorised the transaction.",
            GatewayStatus = PaymentStatus.Authorized,
            GatewayAmount = 1604,
        });
        rig.Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_authorisation_in_the_same_moment_is_noticed()
    {
        await using var rig = new EasyCreditRig();
        rig.Instead = call =>
        {
            if (call.Method == "POST" && call.Host == "api.test")
                rig.CreditStatus = "AUTHORIZED";
            return null;
        };

        var rejected = (await rig.RunAsync(EasyCreditRig.Cancel)).ShouldBeOfType<GatewayOutcome.Rejected>();

        (rejected.Cause, rejected.GatewayStatus).ShouldBe((RejectionCause.PaymentMovedOn, PaymentStatus.Authorized));
        rejected.Message.ShouldNotBeNull().ShouldContain("in commercetools its authorisation is Failure now");
        rig.CartState.ShouldBe("Frozen");
    }

    [Fact]
    public async Task Another_method_of_payment_is_not_touched()
    {
        await using var rig = new EasyCreditRig { PaymentInterface = "paypal" };

        var rejected = (await rig.RunAsync(EasyCreditRig.Cancel)).ShouldBeOfType<GatewayOutcome.Rejected>();

        (rejected.Cause, rejected.Code).ShouldBe((RejectionCause.Refused, "InvalidPaymentMethod"));
        rig.Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_without_a_transaction_of_easyCredit_is_not_touched()
    {
        await using var rig = new EasyCreditRig { InteractionId = null };

        var rejected = (await rig.RunAsync(EasyCreditRig.Cancel)).ShouldBeOfType<GatewayOutcome.Rejected>();

        (rejected.Cause, rejected.Code).ShouldBe((RejectionCause.Refused, "InvalidPaymentTransaction"));
        rig.Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_whose_authorisation_succeeded_has_moved_on()
    {
        await using var rig = new EasyCreditRig { State = "Success", CreditStatus = "AUTHORIZED" };

        var rejected = (await rig.RunAsync(EasyCreditRig.Cancel)).ShouldBeOfType<GatewayOutcome.Rejected>();

        (rejected.Cause, rejected.Code, rejected.GatewayStatus).ShouldBe((RejectionCause.PaymentMovedOn, "InvalidPaymentTransaction", PaymentStatus.Authorized));
    }

    [Fact]
    public async Task After_a_crash_between_the_two_only_the_cart_is_left()
    {
        await using var rig = new EasyCreditRig { State = "Failure" };

        (await rig.RunAsync(EasyCreditRig.Cancel with { Attempt = 2 })).ShouldBe(new GatewayOutcome.Succeeded(PaymentStatus.Cancelled, 1604));

        rig.Changes.ShouldHaveSingleItem().Path.ShouldBe("/shop/carts/cart-1");
    }

    [Fact]
    public async Task One_that_somebody_else_cancelled_is_left_as_it_is()
    {
        await using var rig = new EasyCreditRig { State = "Failure", CartState = "Active" };

        (await rig.RunAsync(EasyCreditRig.Cancel)).ShouldBe(new GatewayOutcome.Succeeded(PaymentStatus.Cancelled, 1604) { External = true });

        rig.Changes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("SOMETHING_ELSE", 200)]
    [InlineData("OPEN", 503)]
    [InlineData("OPEN", 401)]
    public async Task Nothing_is_done_while_easyCredit_does_not_say_where_it_stands(string word, int status)
    {
        await using var rig = new EasyCreditRig { CreditStatus = word };
        rig.Instead = call => call.Host == "ratenkauf.test" && status != 200 ? EasyCreditRig.Json("{}", (System.Net.HttpStatusCode)status) : null;

        (await rig.RunAsync(EasyCreditRig.Cancel)).ShouldBeOfType<GatewayOutcome.NotSent>();
        rig.Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_payment_that_commercetools_does_not_know_is_for_a_person()
    {
        await using var rig = new EasyCreditRig();
        rig.Instead = call => call.Path.StartsWith("/shop/payments/", StringComparison.Ordinal) ? EasyCreditRig.CtError(404, "ResourceNotFound") : null;

        var rejected = (await rig.RunAsync(EasyCreditRig.Cancel)).ShouldBeOfType<GatewayOutcome.Rejected>();

        (rejected.Cause, rejected.Code).ShouldBe((RejectionCause.Refused, "ResourceNotFound"));
    }

    [Fact]
    public async Task One_whose_commercetools_id_nobody_told_is_for_a_person()
    {
        await using var rig = new EasyCreditRig();

        (await rig.RunAsync(EasyCreditRig.Cancel with { GatewaySessionId = null, GatewayPaymentId = EasyCreditRig.Id }))
            .ShouldBeOfType<GatewayOutcome.Rejected>().Cause.ShouldBe(RejectionCause.Refused);
        rig.Calls.ShouldBeEmpty();
    }
}

using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Payments;

public sealed class When_items_and_prices_meet
{
    private static readonly PaymentItem A = Some.Item("a", 50_000);
    private static readonly PaymentItem B = Some.Item("b", 30_000);

    [Fact]
    public void What_is_told_of_an_item_goes_before_its_price()
    {
        var driver = new SagaDriver().With(Some.Captured() with { Items = [A] }, Some.GrantFailed(null, Some.Item("a", 20_000)));
        driver.Command().Amount.ShouldBe(20_000);
        driver.Command().Items.ShouldBe([Some.Item("a", 20_000)]);
    }

    [Fact]
    public void Ids_of_a_scope_join_the_items_that_are_named_beside_it()
    {
        var driver = new SagaDriver().With(
            Some.Captured() with { Items = [A, B] }, Some.GrantFailedFor(new ItemScope { ItemIds = ["a", "b"] }, null, Some.Item("a", 20_000)));
        driver.Command().Items.ShouldBe([Some.Item("a", 20_000), B]);
        driver.Command().Amount.ShouldBe(50_000);
    }

    [Fact]
    public void An_item_of_two_claims_is_named_once_with_the_larger_amount()
    {
        var driver = new SagaDriver().With(Some.GrantFailed(null, Some.Item("a", 20_000)), Some.NotifyFailed() with { Items = [A] }, Some.Captured());
        driver.Command().Items.ShouldBe([A]);
        driver.Command().Amount.ShouldBe(50_000);
    }

    [Fact]
    public void What_could_not_be_sent_is_sent_under_the_same_operation_while_the_same_is_owed()
    {
        var driver = new SagaDriver().With(Some.Captured(), Some.GrantFailed(null, A));
        driver.With(Some.NotSent(driver.Command()));
        driver.Ring();
        driver.Commands().Select(command => (command.OperationId, command.Attempt)).ShouldBe([(driver.Commands()[0].OperationId, 1), (driver.Commands()[0].OperationId, 2)]);
    }

    [Fact]
    public void Everything_includes_what_nobody_has_named()
    {
        var driver = new SagaDriver(gateway: new GatewayProfile { PartialRefund = true, KnowsItems = true });
        driver.With(Some.GrantFailedFor(Some.Tagged("t")), Some.Cancel(), Some.Captured());
        driver.Command().Scope.ShouldBeNull();
        driver.Saga.Claims.Select(claim => claim.OperationOrdinal).ShouldBe([1, 1]);
    }

    [Fact]
    public void A_scope_has_one_spelling()
    {
        var driver = new SagaDriver().With(Some.Captured(), Some.GrantFailedFor(Some.Tagged("tower", "inferno", "tower")));
        driver.Saga.Reason.ShouldNotBeNull().ShouldContain("""{"tags":["inferno","tower"]}""");
    }

    [Fact]
    public void A_claim_says_whether_its_items_are_known()
    {
        Claim(null, null).IsUnnamed.ShouldBeFalse();
        Claim("a", null).IsUnnamed.ShouldBeFalse();
        Claim(null, Some.Tagged("t")).IsUnnamed.ShouldBeTrue();
        var named = Claim(null, Some.Tagged("t"));
        named.Items = [A];
        named.IsUnnamed.ShouldBeFalse();
    }

    [Fact]
    public void The_first_order_and_ids_stay()
    {
        var driver = Situations.Resting(PaymentStatus.Confirmed).With(Some.Authorized() with { OrderId = "order-2", GatewayPaymentId = null });
        (driver.Saga.OrderId, driver.Saga.GatewayPaymentId).ShouldBe(("order-1", "1001"));
    }

    [Fact]
    public void Of_several_contradictions_the_gravest_is_told()
    {
        var driver = new SagaDriver().With(Some.Captured() with { GatewaySessionId = "s-1" });
        var wrong = Some.Captured(1) with { Gateway = "bpc", Currency = "USD", GatewayPaymentId = "2", GatewaySessionId = "s-2" };
        Said(driver, wrong).ShouldBe("contradiction: gateway bpc, ibusiness is known");
        Said(driver, wrong with { Gateway = "ibusiness" }).ShouldBe("contradiction: currency USD, RUB is known");
        Said(driver, wrong with { Gateway = "ibusiness", Currency = "RUB" }).ShouldBe("contradiction: gatewayPaymentId 2, 1001 is known");
        Said(driver, wrong with { Gateway = "ibusiness", Currency = "RUB", GatewayPaymentId = "1001" }).ShouldBe("contradiction: gatewaySessionId s-2, s-1 is known");
        Said(driver, wrong with { Gateway = "ibusiness", Currency = "RUB", GatewayPaymentId = "1001", GatewaySessionId = "s-1" }).ShouldBe("contradiction: captured amount 1, 150000 is known");
    }

    [Fact]
    public void What_the_gateways_status_told_of_is_only_what_was_not_known()
    {
        var driver = new SagaDriver().With(Some.Captured(), Some.GrantFailed(null, A)).Succeed(PaymentStatus.Confirmed).With(Some.Cancel());
        driver.With(Some.Unknown(driver.Command()), Some.NotDone(driver.Command(), PaymentStatus.Refunded, Some.Full));
        driver.Saga.OutsideReturns.ShouldHaveSingleItem().ShouldBe(new OutsideReturn(OutsideReturn.Unnamed, 100_000, ByHand: false));

        driver = Situations.Cancelling().With(Some.ReturnedElsewhere());
        driver.With(Some.Rejected(driver.Command(), RejectionCause.PaymentMovedOn, PaymentStatus.Refunded, Some.Full));
        driver.Saga.OutsideReturns.ShouldHaveSingleItem().Reference.ShouldBe("back-office-1");
    }

    [Fact]
    public void A_return_is_known_by_its_reference()
    {
        var driver = Situations.Refunding();
        driver.With(Some.ReturnedElsewhere(1, "elsewhere"), Some.Succeeded(driver.Command(), PaymentStatus.Confirmed, 50_000) with { GatewayReference = "R-1" });
        driver.Saga.KnowsReturn("elsewhere").ShouldBeTrue();
        driver.Saga.KnowsReturn("R-1").ShouldBeTrue();
        driver.Saga.KnowsReturn("R-2").ShouldBeFalse();
    }

    [Fact]
    public void Whoever_has_news_may_ask_about_what_is_open()
    {
        var driver = Situations.Refunding();
        driver.Saga.AskAboutOpenOperation().ShouldNotBeNull().OperationId.ShouldBe(driver.Command().OperationId);
        driver.Succeed(PaymentStatus.Refunded).Saga.AskAboutOpenOperation().ShouldBeNull();
    }

    private static string Said(SagaDriver driver, PaymentCaptured fact)
    {
        driver.With(fact);
        return driver.Remarks[0];
    }

    private static Claim Claim(string? item, ItemScope? scope) =>
        new() { Cause = ClaimCause.ItemGrantFailed, ItemId = item, Scope = scope, OccurredAt = default, ReceivedAt = default, Reason = "x" };
}

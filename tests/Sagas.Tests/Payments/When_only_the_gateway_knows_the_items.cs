using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Payments;

public sealed class When_only_the_gateway_knows_the_items
{
    private static readonly ItemScope Inferno = Some.Tagged("inferno");
    private static readonly PaymentItem A = Some.Item("a", 50_000);
    private static readonly PaymentItem B = Some.Item("b", 30_000);

    [Fact]
    public void It_is_told_the_scope_and_the_most_that_may_go_back()
    {
        var command = Failed(Inferno).Command().ShouldBeOfType<RefundPayment>();
        command.Scope!.Tags.ShouldBe(["inferno"]);
        command.Items.ShouldBeNull();
        command.Amount.ShouldBe(Some.Full);
    }

    [Fact]
    public void Only_what_the_scope_turned_out_to_be_goes_back()
    {
        var driver = Failed(Inferno).Named(80_000, A, B);
        driver.ShouldBe("Confirmed", PaymentStatus.Confirmed);
        driver.Commands().ShouldHaveSingleItem();
        driver.Saga.Payable.ShouldBe(0);
        driver.Saga.NewAmount.ShouldBe(70_000);
        driver.All<PaymentRefunded>().ShouldHaveSingleItem().Amount.ShouldBe(80_000);
    }

    [Fact]
    public void An_item_that_waits_at_the_gateway_follows_by_itself()
    {
        var driver = Failed(Inferno).Named(50_000, A, B);
        driver.Command().Amount.ShouldBe(30_000);
        driver.Command().Scope.ShouldBeNull();
        driver.Command().Items.ShouldBe([A, B]);
    }

    [Fact]
    public void Each_scope_is_an_operation_of_its_own_in_the_order_they_came()
    {
        var driver = Failed(Inferno).With(Some.GrantFailedFor(Some.Tagged("tower"))).Named(80_000, A, B);
        driver.Command().Scope!.Tags.ShouldBe(["tower"]);
        driver.Command().Amount.ShouldBe(70_000);
        driver.Named(20_000, Some.Item("c", 20_000)).ShouldBe("Confirmed", PaymentStatus.Confirmed);
        driver.Saga.ReturnedAmount.ShouldBe(100_000);
        driver.Commands().Count.ShouldBe(2);
    }

    [Fact]
    public void A_scope_and_items_are_both_owed_and_an_item_of_both_counts_once()
    {
        var driver = Failed(Inferno, A, Some.Item("c", 20_000));
        driver.Command().Items.ShouldBeNull();
        driver.Named(80_000, A, B);
        driver.Command().Scope.ShouldBeNull();
        driver.Command().Amount.ShouldBe(20_000);
        driver.Command().Items!.Select(item => item.ItemId).ShouldBe(["a", "c", "b"]);
    }

    [Fact]
    public void The_same_scope_in_other_words_is_owed_once()
    {
        var driver = Failed(Some.Tagged("tower", "inferno"));
        driver.ShouldChangeNothing(Some.GrantFailedFor(Some.Tagged("inferno", "tower", "tower"), driver.Clock.GetUtcNow() + TimeSpan.FromHours(1)));
        driver.Saga.Claims.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_scope_that_only_names_items_needs_no_gateway_that_knows_them()
    {
        var driver = new SagaDriver().With(Some.Captured(), Some.Granted(DateTimeOffset.UnixEpoch, A), Some.GrantFailedFor(new ItemScope { ItemIds = ["a"] }));
        driver.Command().Amount.ShouldBe(50_000);
        driver.Command().Items.ShouldBe([A]);
        driver.Command().Scope.ShouldBeNull();
    }

    [Fact]
    public void A_scope_that_says_nothing_means_everything() =>
        Failed(new ItemScope { ItemIds = [], Tags = [] }).Command().ShouldSatisfyAllConditions(
            command => command.Scope.ShouldBeNull(), command => command.Items.ShouldBeNull(), command => command.Amount.ShouldBe(Some.Full));

    [Fact]
    public void Everything_that_is_owed_since_follows_the_scope()
    {
        var driver = Failed(Inferno).With(Some.Cancel()).Named(80_000, A, B);
        driver.Command().ShouldSatisfyAllConditions(
            command => command.Scope.ShouldBeNull(), command => command.Items.ShouldBeNull(), command => command.Amount.ShouldBe(70_000));
    }

    [Fact]
    public void A_scope_that_could_not_be_sent_is_decided_anew_when_less_remains()
    {
        var driver = Failed(Inferno);
        driver.With(Some.NotSent(driver.Command()), Some.ReturnedElsewhere(10_000, "part"));
        driver.Ring();
        driver.Command().Scope!.Tags.ShouldBe(["inferno"]);
        driver.Command().Amount.ShouldBe(140_000);
        driver.Command().OperationId.ShouldNotBe(driver.Commands()[0].OperationId);
    }

    [Fact]
    public void Items_that_failed_since_join_an_operation_that_is_decided_anew()
    {
        var driver = Knowing().With(Some.Captured(), Some.GrantFailed(null, A));
        driver.With(Some.NotSent(driver.Command()), Some.ReturnedElsewhere(30_000, "part"), Some.GrantFailed(null, B));
        driver.Ring();
        driver.Commands().Select(command => command.Amount).ShouldBe([50_000, 50_000]);
        driver.Commands().Select(command => command.Items!.Count).ShouldBe([1, 2]);
        driver.Commands()[0].OperationId.ShouldNotBe(driver.Command().OperationId);
    }

    [Fact]
    public void An_item_without_an_amount_is_asked_for_and_its_price_learnt()
    {
        var driver = Knowing().With(Some.Captured(), Some.GrantFailed(null, Some.Item("a")));
        driver.Command().Amount.ShouldBe(Some.Full);
        driver.Command().Items.ShouldBe([Some.Item("a")]);
        driver.Named(50_000, A).ShouldBe("Confirmed", PaymentStatus.Confirmed);
        driver.Saga.Prices["a"].ShouldBe(50_000);
        driver.Commands().ShouldHaveSingleItem();
    }

    [Fact]
    public void What_a_publisher_wants_back_of_an_item_is_not_taken_for_its_price()
    {
        var driver = Knowing().With(Some.Captured(), Some.GrantFailed(null, Some.Item("a", 20_000))).Named(20_000, Some.Item("a", 20_000));
        driver.With(Some.NotifyFailed()).Command().Items.ShouldBeNull();
        driver.Command().Amount.ShouldBe(130_000);
    }

    [Fact]
    public void A_question_is_about_what_was_sent_whatever_is_owed_since()
    {
        var driver = Failed(Inferno);
        driver.With(Some.Unknown(driver.Command()), Some.GrantFailed(null, A));
        driver.Ring();
        driver.Question().Scope!.Tags.ShouldBe(["inferno"]);
        driver.Question().Items.ShouldBeNull();
    }

    [Fact]
    public void A_hold_is_released_by_scope_too()
    {
        var driver = Knowing().With(Some.Authorized(), Some.GrantFailedFor(Inferno));
        driver.Command().ShouldBeOfType<ReverseAuthorization>().Scope!.Tags.ShouldBe(["inferno"]);
        driver.With(Some.Succeeded(driver.Command(), PaymentStatus.Authorized, 50_000, external: false, A)).ShouldBe("Authorized", PaymentStatus.Authorized);
        driver.Saga.NewAmount.ShouldBe(100_000);
    }

    [Fact]
    public void A_scope_of_an_unpaid_payment_waits_for_the_money()
    {
        var driver = Knowing().With(Some.Initiated(), Some.GrantFailedFor(Inferno));
        driver.Commands().ShouldBeEmpty();
        driver.ShouldBe("New", PaymentStatus.New);
        driver.With(Some.Captured()).Command().Scope!.Tags.ShouldBe(["inferno"]);
    }

    [Fact]
    public void The_most_that_may_go_back_is_what_an_approval_looks_at()
    {
        var driver = Knowing(options => options.ItemGrantFailed = new FailurePolicy { ApprovalAbove = new Dictionary<string, long> { ["RUB"] = 100_000 } });
        driver.With(Some.Captured(), Some.GrantFailedFor(Inferno)).ShouldBe("AwaitingApproval", PaymentStatus.Confirmed);
        driver.Last<CompensationNeedsAttention>().Amount.ShouldBe(Some.Full);
        driver.With(Some.Approve()).Command().Scope!.Tags.ShouldBe(["inferno"]);
    }

    [Fact]
    public void A_success_of_the_step_withdraws_a_scope_that_was_not_sent_yet()
    {
        var driver = Failed(Inferno).With(Some.GrantFailedFor(Some.Tagged("tower")));
        driver.With(Some.Granted(driver.Clock.GetUtcNow() + TimeSpan.FromMinutes(1)));
        driver.Alerted.ShouldBeTrue();
        driver.Saga.Claims.Select(claim => claim.Standing).ShouldBe([ClaimStanding.Granted, ClaimStanding.Withdrawn]);
        driver.Named(80_000, A, B).Commands().ShouldHaveSingleItem();
    }

    [Fact]
    public void A_scope_that_waits_for_its_turn_can_still_be_withdrawn()
    {
        var driver = Knowing().With(Some.GrantFailedFor(Inferno), Some.GrantFailedFor(Some.Tagged("tower")), Some.Captured());
        driver.With(Some.Granted(driver.Clock.GetUtcNow() + TimeSpan.FromMinutes(1)));
        driver.Saga.Claims.Select(claim => claim.Standing).ShouldBe([ClaimStanding.Granted, ClaimStanding.Withdrawn]);
    }

    private static SagaDriver Knowing(Action<CompensationOptions>? configure = null) =>
        new(configure, new GatewayProfile { PartialRefund = true, PartialReverse = true, KnowsItems = true });

    private static SagaDriver Failed(ItemScope scope, params PaymentItem[] items) => Knowing().With(Some.Captured(), Some.GrantFailedFor(scope, null, items));
}

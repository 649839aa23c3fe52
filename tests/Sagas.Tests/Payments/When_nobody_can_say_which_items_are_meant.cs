using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Payments;

public sealed class When_nobody_can_say_which_items_are_meant
{
    private static readonly ItemScope Inferno = new() { Tags = ["inferno"], TimerEnabled = false };

    [Fact]
    public void A_person_is_told_which_scope_and_nothing_is_sent()
    {
        var driver = new SagaDriver().With(Some.Captured(), Some.GrantFailedFor(Inferno));
        driver.ShouldBe("ManualActionRequired", PaymentStatus.Confirmed);
        driver.Saga.Reason.ShouldBe("""which items the scope {"tags":["inferno"],"timerEnabled":false} means is not known, and gateway ibusiness cannot say it""");
        driver.Commands().ShouldBeEmpty();
        driver.Saga.Payable.ShouldBeNull();
    }

    [Fact]
    public void A_return_by_hand_is_booked_and_the_person_says_whether_that_was_all()
    {
        var driver = new SagaDriver().With(Some.Captured(), Some.GrantFailedFor(Inferno), Some.ByHand(50_000));
        driver.ShouldBe("ManualActionRequired", PaymentStatus.Confirmed);
        driver.Saga.Reason!.ShouldContain("dismiss when it is not");
        driver.With(Some.Dismiss()).ShouldBe("Confirmed", PaymentStatus.Confirmed);
        driver.Saga.NewAmount.ShouldBe(100_000);
    }

    [Fact]
    public void Everything_needs_no_prices()
    {
        var driver = new SagaDriver().With(Some.Captured(), Some.GrantFailed(null, Some.Item("b")), Some.Cancel(), Some.Retry());
        driver.Command().Amount.ShouldBe(Some.Full);
    }

    [Fact]
    public void A_success_that_names_nothing_is_held_for_a_person_instead_of_being_asked_again()
    {
        var driver = Knowing().With(Some.Captured(), Some.GrantFailedFor(Inferno)).Succeed(PaymentStatus.Confirmed, 50_000);
        driver.ShouldBe("ManualActionRequired", PaymentStatus.Confirmed);
        driver.Saga.Reason!.ShouldContain("does not name its items");
        driver.Saga.ReturnedAmount.ShouldBe(50_000);
        driver.Commands().ShouldHaveSingleItem();
    }

    [Fact]
    public void A_success_that_moved_nothing_is_not_sent_for_ever()
    {
        var driver = Situations.Refunding().Succeed(PaymentStatus.Confirmed, 0);
        driver.ShouldBe("ManualActionRequired", PaymentStatus.Confirmed);
        driver.Saga.Reason!.ShouldContain("nothing went back");
        driver.All<PaymentRefunded>().ShouldBeEmpty();
    }

    [Fact]
    public void Items_that_went_back_before_settle_their_scope_without_news()
    {
        var driver = Knowing().With(Some.Captured(), Some.GrantFailed(null, Some.Item("a", 50_000))).Succeed(PaymentStatus.Confirmed, 50_000);
        driver.With(Some.GrantFailedFor(Inferno));
        driver.With(Some.Succeeded(driver.Command(), PaymentStatus.Confirmed, 0, external: true, Some.Item("a", 50_000)));
        driver.ShouldBe("Confirmed", PaymentStatus.Confirmed);
        driver.All<PaymentRefunded>().ShouldHaveSingleItem();
        driver.Saga.ReturnedAmount.ShouldBe(50_000);
    }

    private static SagaDriver Knowing() => new(gateway: new GatewayProfile { PartialRefund = true, KnowsItems = true });
}

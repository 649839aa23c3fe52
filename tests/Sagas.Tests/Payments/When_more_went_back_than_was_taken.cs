using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Payments;

public sealed class When_more_went_back_than_was_taken
{
    [Theory]
    [InlineData(Some.Full)]
    [InlineData(Some.Full + 1)]
    public void Nobody_is_asked_to_give_back_nothing_or_less(long returned)
    {
        var driver = TakenAfterTheEnd().With(Some.ReturnedElsewhere(returned));
        driver.ShouldBe("ManualActionRequired", PaymentStatus.Cancelled);
        driver.Saga.Reason.ShouldBe("a capture was told, and all of it went back already: look it up at gateway ibusiness, and dismiss when that is so");
        driver.Last<CompensationNeedsAttention>().Reason.ShouldBe(driver.Saga.Reason);
        driver.With(Some.Dismiss()).ShouldBe("Cancelled", PaymentStatus.Cancelled);
    }

    [Fact]
    public void What_a_person_gives_back_beyond_it_is_refused_with_what_remains()
    {
        var driver = TakenAfterTheEnd().With(Some.ReturnedElsewhere(Some.Full + 1));
        driver.ShouldChangeNothing(Some.ByHand(1));
        driver.Alerted.ShouldBeTrue();
        driver.Remarks[^1].ShouldBe("refused: 1 is more than the 0 that remains");
    }

    [Fact]
    public void As_long_as_something_remains_it_is_named()
    {
        var driver = TakenAfterTheEnd().With(Some.ReturnedElsewhere(Some.Full - 1));
        driver.Saga.Reason.ShouldBe("Return it. Amount: 1 RUB (minor units).");
    }

    [Fact]
    public void A_return_before_the_money_was_taken_is_in_the_history()
    {
        new SagaDriver().With(Some.ReturnedElsewhere(50_000)).Remarks.ShouldBe(["50000 RUB (minor units, reference back-office-1) counts as returned"]);
        Situations.Resting(PaymentStatus.New).With(Some.ReturnedElsewhere(50_000)).Remarks.ShouldBe(["50000 RUB (minor units, reference back-office-1) counts as returned"]);
    }

    [Fact]
    public void A_failure_that_opens_a_settled_claim_again_is_in_the_history()
    {
        var driver = Situations.Refused().With(Some.Dismiss()).Pass(TimeSpan.FromMinutes(1)).With(Some.GrantFailed());
        driver.Remarks[0].ShouldBe("owed again for everything: out of stock");
    }

    private static SagaDriver TakenAfterTheEnd() =>
        new SagaDriver(gateway: new GatewayProfile { ManualInstruction = "Return it." }).With(Some.Initiated(), Some.Expired(), Some.Captured());
}

using Sagas.Contracts;

namespace Sagas.Tests.Payments;

public sealed class When_an_attempt_never_left
{
    [Fact]
    public void It_is_sent_again_for_as_long_as_it_takes_and_uses_up_no_resend()
    {
        var driver = Situations.Refunding();
        for (var round = 1; round <= 20; round++)
        {
            driver.Command().Attempt.ShouldBe(round);
            driver.RingUntil("Reconciling");
            driver.Take(Some.NotDone(driver.Question(), PaymentStatus.Confirmed, Some.Full) with { NeverSent = true });
            driver.ShouldBe("Refunding", PaymentStatus.Confirmed);
            driver.Ring();
        }

        driver.Saga.OpenOperation!.Resends.ShouldBe(0);
        driver.All<CompensationNeedsAttention>().ShouldHaveSingleItem();
        driver.Succeed(PaymentStatus.Refunded).ShouldBe("Refunded", PaymentStatus.Refunded);
    }
}

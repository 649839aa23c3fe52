using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Payments;

public sealed class When_a_person_waits_for_what_was_missing
{
    [Fact]
    public void The_capture_that_comes_after_all_goes_on_by_itself()
    {
        var driver = new SagaDriver();
        driver.Take(Some.GrantFailed());
        driver.Ring();
        driver.Saga.State.ShouldBe("ManualActionRequired");

        driver.Take(Some.Captured());
        driver.Saga.State.ShouldBe("Refunding");
        driver.All<RefundPayment>().ShouldHaveSingleItem().Amount.ShouldBe(Some.Full);
    }

    [Fact]
    public void A_price_that_comes_after_all_goes_on_by_itself()
    {
        var driver = new SagaDriver();
        driver.Take(Some.Captured());
        driver.Take(Some.GrantFailed(null, Some.Item("a")));
        driver.Saga.Reason.ShouldBe("the amount of item a is not known");

        driver.Take(Some.Captured() with { Items = [Some.Item("a", 50_000)] });
        driver.All<RefundPayment>().ShouldHaveSingleItem().Amount.ShouldBe(50_000);
    }

    [Fact]
    public void What_a_gateway_refused_is_not_tried_again_by_a_fact()
    {
        var driver = new SagaDriver();
        driver.Take(Some.Captured());
        driver.Take(Some.GrantFailed());
        driver.Take(Some.Rejected(driver.Last<RefundPayment>(), RejectionCause.Refused));

        driver.Take(Some.Captured());
        driver.Saga.State.ShouldBe("ManualActionRequired");
        driver.All<RefundPayment>().ShouldHaveSingleItem();
    }

    [Fact]
    public void A_raised_amount_is_decided_anew_with_its_threshold()
    {
        var driver = new SagaDriver(options => options.ItemGrantFailed = new FailurePolicy { ApprovalAbove = new() { ["RUB"] = 60_000 } });
        driver.Take(Some.Captured());
        driver.Take(Some.GrantFailed(null, Some.Item("a", 50_000)));
        driver.Take(Some.Succeeded(driver.Last<RefundPayment>(), PaymentStatus.Confirmed));

        driver.Take(Some.GrantFailed(null, Some.Item("a", 120_000)));
        driver.Saga.State.ShouldBe("AwaitingApproval");
        driver.Take(Some.Approve());
        driver.Last<RefundPayment>().Amount.ShouldBe(70_000);
    }
}

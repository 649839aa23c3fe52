using Sagas.Contracts;

namespace Sagas.Tests.Payments;

public sealed class When_granting_fails_after_capture
{
    [Fact]
    public void Refunds_once()
    {
        var driver = new SagaDriver();
        driver.Take(Some.Captured());
        driver.Take(Some.GrantFailed());

        var command = driver.All<RefundPayment>().ShouldHaveSingleItem();
        command.Amount.ShouldBe(Some.Full);
        driver.Saga.State.ShouldBe("Refunding");
        driver.All<CompensationStarted>().ShouldHaveSingleItem().OperationId.ShouldBe(command.OperationId);

        driver.Take(Some.Succeeded(command, PaymentStatus.Refunded));
        driver.Saga.State.ShouldBe("Refunded");
        driver.Saga.Status.ShouldBe(PaymentStatus.Refunded);
        driver.Saga.NewAmount.ShouldBe(0);
        driver.All<PaymentRefunded>().ShouldHaveSingleItem().NewAmount.ShouldBe(0);
    }

    [Fact]
    public void Repeating_every_event_changes_nothing()
    {
        var driver = new SagaDriver();
        driver.Take(Some.Captured());
        driver.Take(Some.GrantFailed());
        driver.Take(Some.Succeeded(driver.Last<RefundPayment>(), PaymentStatus.Refunded));
        var sent = driver.Sent.Count;

        driver.Take(Some.GrantFailed());
        driver.Take(Some.Captured());
        driver.Take(Some.Authorized());
        driver.Take(Some.Initiated());
        driver.Take(Some.Cancel());
        driver.Take(Some.Succeeded(driver.Last<RefundPayment>(), PaymentStatus.Refunded));

        driver.Sent.Count.ShouldBe(sent);
        driver.Saga.State.ShouldBe("Refunded");
        driver.Saga.ReturnedAmount.ShouldBe(Some.Full);
    }
}

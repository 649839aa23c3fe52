using Sagas.Contracts;

namespace Sagas.Tests.Payments;

public sealed class When_money_goes_back_elsewhere
{
    [Theory]
    [InlineData(PaymentStatus.Authorized, PaymentStatus.Reversed)]
    [InlineData(PaymentStatus.Confirmed, PaymentStatus.Refunded)]
    public void Everything_ends_the_payment(PaymentStatus status, PaymentStatus end)
    {
        var driver = Situations.Resting(status).With(Some.ReturnedElsewhere(), Some.ReturnedElsewhere());
        driver.ShouldBe(end.ToString(), end);
        driver.All<ISagaFact>().ShouldHaveSingleItem();
        driver.With(Some.GrantFailed());
        driver.Commands().ShouldBeEmpty();
    }

    [Fact]
    public void What_the_gateways_status_told_of_already_is_named_and_not_counted_again()
    {
        var driver = Situations.Resting(PaymentStatus.Confirmed).With(Some.GrantFailed());
        driver.Take(Some.Unknown(driver.Command()));
        driver.Ring();
        driver.Take(Some.NotDone(driver.Last<ResolveOperation>(), PaymentStatus.Refunded, Some.Full));
        driver.ShouldBe("Refunded", PaymentStatus.Refunded);

        driver.With(Some.ReturnedElsewhere(50_000, "first"));
        driver.With(Some.ReturnedElsewhere(100_000, "second"));

        driver.Saga.ReturnedAmount.ShouldBe(Some.Full);
        driver.Saga.OutsideReturns.Select(known => (known.Reference, known.Amount)).ShouldBe([("first", 50_000L), ("second", 100_000L)]);
        driver.Alerted.ShouldBeFalse();
        driver.With(Some.ReturnedElsewhere(1, "third"));
        driver.Alerted.ShouldBeTrue();
    }

    [Fact]
    public void Of_an_unpaid_payment_it_waits_for_the_capture_that_must_have_been()
    {
        var driver = Situations.Resting(PaymentStatus.New).With(Some.ReturnedElsewhere());
        driver.ShouldBe("New", PaymentStatus.New);
        driver.With(Some.Captured()).ShouldBe("Refunded", PaymentStatus.Refunded);
    }

    [Fact]
    public void A_part_lowers_what_is_owed()
    {
        var driver = Situations.Resting(PaymentStatus.Confirmed).With(Some.ReturnedElsewhere(50_000), Some.ReturnedElsewhere(50_000));
        driver.Saga.NewAmount.ShouldBe(100_000);
        driver.All<PaymentRefunded>().ShouldHaveSingleItem().NewAmount.ShouldBe(100_000);
        driver.With(Some.GrantFailed());
        driver.Command().Amount.ShouldBe(100_000);
        driver.Command().ReturnedAmount.ShouldBe(50_000);
    }

    [Fact]
    public void Before_any_payment_fact_it_is_remembered_and_told_with_the_capture()
    {
        var driver = new SagaDriver().With(Some.ReturnedElsewhere(50_000), Some.Captured());
        driver.ShouldBe("Confirmed", PaymentStatus.Confirmed);
        driver.Saga.NewAmount.ShouldBe(100_000);
        driver.All<PaymentRefunded>().ShouldHaveSingleItem().Amount.ShouldBe(50_000);
        new SagaDriver().With(Some.ReturnedElsewhere(), Some.Captured()).ShouldBe("Refunded", PaymentStatus.Refunded);
    }

    [Fact]
    public void While_an_operation_is_under_way_it_is_an_alert()
    {
        var driver = Situations.Refunding().With(Some.ReturnedElsewhere(50_000));
        driver.Alerted.ShouldBeTrue();
        driver.Saga.State.ShouldBe("Refunding");
        driver.Succeed(PaymentStatus.Refunded);
        driver.Alerted.ShouldBeTrue();
        driver.ShouldBe("Refunded", PaymentStatus.Refunded);
        driver.Saga.NewAmount.ShouldBe(0);
    }

    [Fact]
    public void After_the_refund_it_is_an_alert()
    {
        var driver = Situations.Refunding().Succeed(PaymentStatus.Refunded);
        driver.Take(Some.ReturnedElsewhere()).ShouldBeEmpty();
        driver.Alerted.ShouldBeTrue();
        driver.ShouldBe("Refunded", PaymentStatus.Refunded);
    }

    [Fact]
    public void In_the_delay_it_is_taken_into_account()
    {
        var driver = Situations.Scheduled().With(Some.ReturnedElsewhere(50_000));
        driver.Ring();
        driver.Command().Amount.ShouldBe(100_000);
        Situations.Scheduled().With(Some.ReturnedElsewhere()).ShouldBe("Refunded", PaymentStatus.Refunded);
    }

    [Fact]
    public void In_front_of_a_person_it_ends_the_payment()
    {
        var driver = Situations.Refused().With(Some.ReturnedElsewhere());
        driver.ShouldBe("Refunded", PaymentStatus.Refunded);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-50_000)]
    public void A_return_of_nothing_is_refused(long amount)
    {
        var driver = Situations.Resting(PaymentStatus.Confirmed);
        driver.ShouldChangeNothing(Some.ReturnedElsewhere(amount));
        driver.Alerted.ShouldBeTrue();
        driver.With(Some.GrantFailed());
        driver.Command().Amount.ShouldBe(Some.Full);
    }

    [Fact]
    public void Enormous_returns_end_the_payment_and_owe_nothing()
    {
        var driver = Situations.Resting(PaymentStatus.New).With(Some.GrantFailed(null, Some.Item("a", 1)));
        driver.With(Some.ReturnedElsewhere(long.MaxValue - 1, "one"), Some.ReturnedElsewhere(long.MaxValue - 1, "two"), Some.Captured());
        driver.Saga.ReturnedAmount.ShouldBe(long.MaxValue);
        driver.Saga.Payable.ShouldBe(0);
        driver.Commands().ShouldBeEmpty();
    }

    [Fact]
    public void After_a_capture_that_followed_the_end_it_is_the_refund()
    {
        var driver = Situations.CapturedAfterCancel().With(Some.ReturnedElsewhere());
        driver.With(Some.NotDone(driver.Question(), PaymentStatus.Confirmed, Some.Full));
        driver.ShouldBe("Refunded", PaymentStatus.Refunded);
        driver.Commands().ShouldBeEmpty();
        driver.All<PaymentRefunded>().ShouldHaveSingleItem().Amount.ShouldBe(Some.Full);
    }
}

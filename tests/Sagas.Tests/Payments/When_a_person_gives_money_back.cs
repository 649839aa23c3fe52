using Sagas.Contracts;

namespace Sagas.Tests.Payments;

public sealed class When_a_person_gives_money_back
{
    public static TheoryData<string> Places { get; } = new("refused", "approval", "in doubt", "unresolved");

    [Theory]
    [MemberData(nameof(Places))]
    public void Everything_ends_the_payment_once(string place)
    {
        var driver = At(place).With(Some.ByHand(), Some.ByHand());
        driver.ShouldBe("Refunded", PaymentStatus.Refunded);
        var told = driver.All<PaymentRefunded>().ShouldHaveSingleItem();
        (told.Amount, told.Reference, told.NewAmount).ShouldBe((Some.Full, "manual-1", 0));
        driver.Saga.OpenOperation.ShouldBeNull();
        driver.Saga.DueAt.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_part_leaves_the_rest_with_a_person(string place)
    {
        var driver = At(place);
        var commands = driver.Commands().Count;
        driver.With(Some.ByHand(50_000), Some.ByHand(50_000));
        driver.Saga.State.ShouldBe(place == "approval" ? "AwaitingApproval" : "ManualActionRequired");
        driver.Saga.NewAmount.ShouldBe(100_000);
        driver.Commands().Count.ShouldBe(commands);
        driver.With(Some.ByHand(100_000, "manual-2"));
        driver.ShouldBe("Refunded", PaymentStatus.Refunded);
        driver.All<PaymentRefunded>().Select(told => told.Amount).ShouldBe([50_000, 100_000]);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void The_reason_is_why_it_was_owed_and_not_what_it_waited_for(string place)
    {
        var driver = At(place).With(Some.ByHand(50_000), Some.ByHand(100_000, "manual-2"));
        driver.Saga.Reason.ShouldBe("out of stock");
        foreach (var told in driver.All<PaymentRefunded>())
            told.Reason.ShouldNotBeNull().ShouldStartWith("out of stock");
    }

    [Fact]
    public void The_rest_that_is_dismissed_is_no_longer_to_be_given_back()
    {
        var driver = Situations.Refused().With(Some.ByHand(50_000), Some.Dismiss());
        driver.ShouldBe("Confirmed", PaymentStatus.Confirmed);
        driver.Saga.Reason.ShouldBe("out of stock");
    }

    [Theory]
    [InlineData(Some.Full + 1)]
    [InlineData(long.MaxValue)]
    [InlineData(0)]
    [InlineData(-1)]
    public void An_amount_that_cannot_be_is_refused(long amount)
    {
        var driver = Situations.Refused();
        driver.ShouldChangeNothing(Some.ByHand(amount));
        driver.Alerted.ShouldBeTrue();
    }

    [Theory]
    [InlineData(PaymentStatus.New, PaymentStatus.Cancelled)]
    [InlineData(PaymentStatus.Authorized, PaymentStatus.Reversed)]
    public void An_unpaid_payment_ends_in_its_own_way(PaymentStatus status, PaymentStatus end)
    {
        var driver = Situations.Returning(status);
        driver.With(Some.Rejected(driver.Command(), RejectionCause.Refused), Some.ByHand());
        driver.ShouldBe(end.ToString(), end);
        driver.All<PaymentRefunded>().ShouldBeEmpty();
    }

    [Fact]
    public void A_success_of_the_gateway_for_it_is_an_alert()
    {
        var driver = Situations.InDoubt().With(Some.ByHand());
        driver.Succeed(PaymentStatus.Refunded);
        driver.Alerted.ShouldBeTrue();
        driver.Remarks.ShouldContain(remark => remark.Contains("returned twice?", StringComparison.Ordinal));
        driver.ShouldBe("Refunded", PaymentStatus.Refunded);
        driver.Saga.NewAmount.ShouldBe(0);
    }

    [Fact]
    public void The_same_return_seen_by_the_gateway_is_none()
    {
        var driver = Situations.InDoubt().With(Some.ByHand());
        driver.With(Some.Succeeded(driver.Command(), PaymentStatus.Refunded, external: true));
        driver.Alerted.ShouldBeFalse();
        driver.Saga.ReturnedAmount.ShouldBe(Some.Full);
    }

    [Fact]
    public void After_a_part_a_retry_first_finds_out_what_became_of_the_doubtful_operation()
    {
        var driver = Situations.InDoubt().With(Some.ByHand(50_000));
        driver.With(Some.Retry());
        driver.Commands().Count.ShouldBe(1);
        driver.Saga.State.ShouldBe("Reconciling");
        driver.Question().OperationId.ShouldBe(driver.Command().OperationId);

        driver.With(Some.NotDone(driver.Command()));
        driver.Commands().Count.ShouldBe(2);
        driver.Command().Amount.ShouldBe(100_000);
        driver.Command().OperationId.ShouldNotBe(driver.Commands()[0].OperationId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Money_captured_after_the_end_and_given_back_by_hand_is_a_refund(bool unresolved)
    {
        var driver = Situations.CapturedAfterCancel();
        if (unresolved)
            driver.RingUntil("ManualActionRequired");
        driver.With(Some.ByHand());
        driver.ShouldBe("Refunded", PaymentStatus.Refunded);
        driver.All<PaymentRefunded>().ShouldHaveSingleItem().Amount.ShouldBe(Some.Full);
        driver.Commands().ShouldBeEmpty();
    }

    [Fact]
    public void What_was_owed_for_an_item_is_enough()
    {
        var driver = new SagaDriver().With(Some.Captured(), Some.GrantFailed(null, Some.Item("a", 50_000)));
        driver.With(Some.Rejected(driver.Command(), RejectionCause.Refused), Some.ByHand(50_000));
        driver.ShouldBe("Confirmed", PaymentStatus.Confirmed);
        driver.Saga.NewAmount.ShouldBe(100_000);
    }

    private static SagaDriver At(string place) => place switch
    {
        "refused" => Situations.Refused(),
        "approval" => Situations.AwaitingApproval(),
        "in doubt" => Situations.InDoubt(),
        _ => Situations.Unresolved(),
    };
}

using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Payments;

/// <summary>What a gateway reports decides how much is booked; what does not fit together is told.</summary>
public sealed class When_the_gateway_tells_another_story
{
    [Fact]
    public void Refunded_with_less_than_was_taken_is_believed_and_an_alert()
    {
        var driver = Situations.Refunding().Succeed(PaymentStatus.Refunded, 100_000);
        driver.ShouldBe("Refunded", PaymentStatus.Refunded);
        driver.Alerted.ShouldBeTrue();
        driver.Remarks.ShouldContain("the gateway says REFUNDED, and 100000 of 150000 is known to have gone back");
        driver.Saga.ReturnedAmount.ShouldBe(Some.Full);
    }

    [Fact]
    public void A_hold_that_it_calls_cancelled_was_released()
    {
        var driver = Situations.Reversing().Succeed(PaymentStatus.Cancelled);
        driver.ShouldBe("Reversed", PaymentStatus.Reversed);
        driver.All<PaymentReversed>().ShouldHaveSingleItem();
        driver.All<PaymentCancelled>().ShouldBeEmpty();
    }

    [Fact]
    public void A_release_that_turned_out_to_be_a_refund_of_a_part_is_followed_by_the_rest()
    {
        var driver = Situations.Reversing().Succeed(PaymentStatus.Confirmed, 50_000);
        driver.Saga.CapturedAmount.ShouldBe(Some.Full);
        driver.Command().ShouldBeOfType<RefundPayment>().Amount.ShouldBe(100_000);
    }

    [Fact]
    public void Money_that_moved_after_all_had_gone_back_elsewhere_is_told_too()
    {
        var driver = Situations.Refunding().With(Some.ReturnedElsewhere()).Succeed(PaymentStatus.Refunded);
        driver.Alerted.ShouldBeTrue();
        driver.Remarks.ShouldContain("300000 of 150000 went back: returned twice?");
        driver.All<PaymentRefunded>().Select(told => told.Amount).ShouldBe([Some.Full, Some.Full]);
    }

    [Fact]
    public void A_status_does_not_change_what_was_taken()
    {
        var driver = Situations.InDoubt();
        driver.With(Some.NotDone(driver.Command(), PaymentStatus.Refunded, 1));
        driver.Saga.CapturedAmount.ShouldBe(Some.Full);
        driver.Saga.ReturnedAmount.ShouldBe(Some.Full);
    }

    [Fact]
    public void A_capture_without_an_amount_is_what_was_held_without_what_was_released()
    {
        var driver = new SagaDriver(gateway: new GatewayProfile { PartialReverse = true, PartialRefund = true })
            .With(Some.Authorized(), Some.GrantFailed(null, Some.Item("a", 50_000))).Succeed(PaymentStatus.Authorized);
        driver.With(Some.Cancel());
        driver.With(Some.Rejected(driver.Command(), RejectionCause.PaymentMovedOn, PaymentStatus.Confirmed));
        (driver.Saga.CapturedAmount, driver.Saga.OriginalAmount).ShouldBe((100_000, Some.Full));
    }

    [Fact]
    public void A_stray_success_ends_a_payment_that_has_nothing_left()
    {
        var driver = Situations.Resting(PaymentStatus.Confirmed);
        driver.With(Some.Succeeded(Situations.Refunding().Command(), PaymentStatus.Refunded) with { OperationId = Guid.Empty });
        driver.ShouldBe("Refunded", PaymentStatus.Refunded);
        driver.Saga.OutsideReturns.ShouldHaveSingleItem().ByHand.ShouldBeFalse();
    }

    [Fact]
    public void An_older_attempt_that_moved_the_money_is_named_and_one_that_did_not_too()
    {
        var driver = Situations.InDoubt();
        var first = driver.Command();
        driver.With(Some.NotDone(first), Some.Unknown(first));
        driver.Remarks.ShouldBe(["ignored: it answers attempt 1 of refund 1 (attempt 2), and only moved money of an older attempt counts"]);
        driver.With(Some.Succeeded(first, PaymentStatus.Refunded));
        driver.Remarks[0].ShouldBe("attempt 1 moved the money after all");
    }

    [Fact]
    public void Who_gave_it_back_is_in_the_history()
    {
        const string Others = "somebody else had given the money back; nothing moved now";
        var driver = Situations.Refunding();
        driver.With(Some.Succeeded(driver.Command(), PaymentStatus.Refunded, external: true)).Remarks.ShouldContain(Others);
        Situations.Refunding().Succeed(PaymentStatus.Refunded).Remarks.ShouldNotContain(Others);
    }

    [Fact]
    public void An_end_that_it_confirms_takes_the_doubt_back()
    {
        var driver = Situations.CapturedAfterCancel();
        driver.With(Some.NotDone(driver.Question(), PaymentStatus.Cancelled));
        driver.Saga.Claims.ShouldHaveSingleItem().Standing.ShouldBe(ClaimStanding.Withdrawn);
        driver.Saga.AskFirst.ShouldBeFalse();
    }

    [Fact]
    public void A_capture_that_it_confirms_uses_up_no_resend()
    {
        var driver = Situations.CapturedAfterCancel();
        driver.With(Some.NotDone(driver.Question(), PaymentStatus.Confirmed, Some.Full));
        (driver.Saga.OpenOperation!.Attempt, driver.Saga.OpenOperation.Resends).ShouldBe((1, 0));
    }

    [Fact]
    public void Nothing_given_back_by_hand_does_not_make_a_capture_believed()
    {
        var driver = Situations.CapturedAfterCancel();
        driver.RingUntil("ManualActionRequired");
        driver.ShouldChangeNothing(Some.ByHand(0));
        (driver.Saga.AskFirst, driver.Alerted).ShouldBe((true, true));
        driver.With(Some.ByHand(1)).ShouldBe("ManualActionRequired", PaymentStatus.Confirmed);
        driver.Saga.AskFirst.ShouldBeFalse();
    }

    [Fact]
    public void Whoever_ends_an_unpaid_payment_by_hand_cancels_it_once()
    {
        var driver = Situations.Cancelling();
        driver.With(Some.Rejected(driver.Command(), RejectionCause.Refused), Some.ByHand());
        driver.ShouldBe("Cancelled", PaymentStatus.Cancelled);
        driver.All<PaymentCancelled>().ShouldHaveSingleItem();
    }

    [Fact]
    public void An_expiry_with_another_amount_does_not_change_what_was_announced()
    {
        var driver = Situations.Resting(PaymentStatus.New).With(Some.Expired() with { Amount = 1 });
        (driver.Saga.AnnouncedAmount, driver.Saga.State).ShouldBe((Some.Full, "Cancelled"));
        Situations.Resting(PaymentStatus.New).With(Some.Expired() with { Currency = "USD" }).ShouldBe("New", PaymentStatus.New);
    }

    [Fact]
    public void Success_in_front_of_a_person_is_remembered()
    {
        var driver = Situations.Refused().With(Some.NotifyFailed());
        driver.With(Some.Granted());
        driver.Alerted.ShouldBeTrue();
        driver.Saga.GrantedAt.ShouldBe(driver.Clock.GetUtcNow());
        Situations.Resting(PaymentStatus.Confirmed).With(Some.NotifyFailed(), Some.Notified()).Remarks.ShouldContain("notified although the money went or goes back");
    }

    [Fact]
    public void Attention_is_asked_for_at_exactly_a_quarter_of_an_hour_with_an_alert()
    {
        var driver = Situations.Refunding();
        driver.With(Some.NotSent(driver.Command()));
        driver.Ring();
        driver.Clock.AdvanceTo(driver.Saga.OpenOperation!.NotSentSince!.Value + TimeSpan.FromMinutes(15) - TimeSpan.FromMicroseconds(1));
        driver.With(Some.NotSent(driver.Command()));
        driver.Alerted.ShouldBeFalse();
        driver.Pass(TimeSpan.FromMicroseconds(1)).With(Some.NotSent(driver.Command()));
        driver.Alerted.ShouldBeTrue();
        driver.All<CompensationNeedsAttention>().ShouldHaveSingleItem();
    }

    [Fact]
    public void A_held_command_looks_again_after_half_of_the_time_it_was_held()
    {
        var driver = new SagaDriver(rules => rules.Paused.All = true).With(Some.Captured(), Some.GrantFailed());
        foreach (var seconds in new[] { 15, 15, 15, 22.5 })
        {
            (driver.Saga.DueAt - driver.Clock.GetUtcNow()).ShouldBe(TimeSpan.FromSeconds(seconds));
            driver.Ring();
        }
    }

    [Fact]
    public void A_recheck_that_is_longer_than_the_longest_wait_stays_as_long()
    {
        var driver = new SagaDriver(rules => rules.Paused.All = true, options: new SagaOptions { PausedRecheck = TimeSpan.FromMinutes(10), MaxSendBackoff = TimeSpan.FromMinutes(5) });
        driver.With(Some.Captured(), Some.GrantFailed());
        for (var look = 0; look < 5; look++)
        {
            (driver.Saga.DueAt - driver.Clock.GetUtcNow()).ShouldBe(TimeSpan.FromMinutes(10));
            driver.Ring();
        }
    }
}

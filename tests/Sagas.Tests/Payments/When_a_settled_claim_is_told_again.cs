using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Payments;

/// <summary>The same fact under another message id changes nothing; one that happened later opens the claim again, and the history says which it was.</summary>
public sealed class When_a_settled_claim_is_told_again
{
    private const string Known = "ignored: this is known already";
    private const string Again = "owed again for everything: the merchant asked to cancel";
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-1, null, Known)]
    [InlineData(0, null, Known)]
    [InlineData(1, null, Again)]
    [InlineData(1, "r-1", Known)]
    [InlineData(0, "r-2", Known)]
    [InlineData(1, "r-2", Again)]
    public void A_request_that_did_not_fit_any_more(int minutes, string? id, string said)
    {
        var driver = Situations.Resting(PaymentStatus.Confirmed).With(Some.Cancel(onlyUnpaid: true, requestId: id is null ? null : "r-1") with { OccurredAt = Noon });
        driver.With(Some.Cancel(onlyUnpaid: true, requestId: id) with { OccurredAt = Noon.AddMinutes(minutes) });
        driver.Remarks[0].ShouldBe(said);
        driver.Commands().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(-1, Known)]
    [InlineData(0, Known)]
    [InlineData(1, "owed again for everything: out of stock")]
    public void A_failure_that_the_policy_ignored(int minutes, string said)
    {
        var driver = new SagaDriver(rules => rules.ItemGrantFailed = new FailurePolicy { Mode = CompensationMode.Ignore });
        driver.With(Some.Captured(), Some.GrantFailed(Noon)).With(Some.GrantFailed(Noon.AddMinutes(minutes)));
        driver.Remarks[0].ShouldBe(said);
    }

    [Fact]
    public void More_is_owed_for_an_item_and_the_history_says_how_much_was_told_before()
    {
        var driver = new SagaDriver().With(Some.Captured(), Some.GrantFailed(null, Some.Item("a")));
        driver.With(Some.GrantFailed(null, Some.Item("a", 50_000)));
        driver.Remarks.ShouldBe(["owed for a: 50000, nothing was told before"]);
        driver.With(Some.Retry()).Succeed(PaymentStatus.Confirmed);
        driver.With(Some.GrantFailed(null, Some.Item("a", 60_000)));
        driver.Remarks[0].ShouldBe("owed for a: 60000, 50000 was told before");
        driver.Remarks.ShouldNotContain(Known);
        driver.Command().Amount.ShouldBe(10_000);
    }

    [Fact]
    public void A_doubtful_operation_that_is_opened_again_answers_for_the_new_claim_too()
    {
        var driver = Situations.Unresolved().With(Some.Dismiss(), Some.NotifyFailed(Noon));
        driver.Saga.OpenOperation.ShouldNotBeNull().IsLeftInDoubt.ShouldBeFalse();
        driver.Saga.Claims.Single(claim => claim.Cause == ClaimCause.NotificationFailed).OperationOrdinal.ShouldBe(1);
        driver.With(Some.Notified(Noon.AddMinutes(1)));
        driver.Alerted.ShouldBeTrue();
    }

    [Fact]
    public void What_surely_was_not_sent_leaves_no_doubt_behind()
    {
        var driver = Situations.Refunding().With(Some.Disputed());
        driver.With(Some.NotSent(driver.Command()), Some.Dismiss(), Some.NotifyFailed());
        driver.Saga.Operations[0].IsLeftInDoubt.ShouldBeFalse();
        driver.Commands().Select(command => command.OperationId).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void A_question_before_the_first_attempt_leaves_no_doubt_behind()
    {
        var driver = Situations.CapturedAfterCancel();
        driver.With(Some.Rejected(driver.Question(), RejectionCause.AlreadyDone));
        driver.RingUntil("ManualActionRequired");
        driver.With(Some.Dismiss()).Saga.Operations[^1].IsLeftInDoubt.ShouldBeFalse();
    }
}

using Sagas.Contracts;

namespace Sagas.Tests.Payments;

public sealed class When_a_person_is_told
{
    [Fact]
    public void Something_new_is_told_at_once_and_the_same_is_not_told_again()
    {
        var driver = Situations.Refused().With(Some.ByHand(50_000));
        driver.All<CompensationNeedsAttention>().Select(asked => asked.Reason).ShouldBe(
        [
            "gateway ibusiness refused refund 1 (attempt 1): OperationRejected (code 1005: cannot be cancelled)",
            "100000 RUB (minor units) is still to be given back",
        ]);
        driver.With(Some.ByHand(50_000), Some.GrantFailed(), Some.Captured());
        driver.All<CompensationNeedsAttention>().Count.ShouldBe(2);
    }

    [Fact]
    public void The_amount_is_what_may_have_to_go_back()
    {
        Situations.Scheduled().With(Some.Disputed()).Last<CompensationNeedsAttention>().Amount.ShouldBe(Some.Full);
        Situations.AwaitingApproval().With(Some.Disputed()).Last<CompensationNeedsAttention>().Amount.ShouldBe(Some.Full);
        Situations.Resting(PaymentStatus.Confirmed).With(Some.Disputed()).Last<CompensationNeedsAttention>().Amount.ShouldBe(0);
        new SagaDriver().With(Some.Captured(), Some.GrantFailed(null, Some.Item("a"))).Last<CompensationNeedsAttention>().Amount.ShouldBe(Some.Full);
    }

    [Fact]
    public void A_reminder_follows_a_reminder()
    {
        var driver = Situations.Refused();
        for (var day = 1; day <= 3; day++)
        {
            driver.Ring().ShouldHaveSingleItem().ShouldBeOfType<CompensationNeedsAttention>().Reason.ShouldBe(driver.Saga.Reason);
            driver.Saga.DueAction.ShouldBe(Sagas.Payments.DueAction.RemindPerson);
        }
    }

    [Theory]
    [InlineData("accepted")]
    [InlineData("unknown")]
    [InlineData("not sent")]
    [InlineData("done before")]
    [InlineData("not done")]
    public void An_answer_meanwhile_is_noted_and_the_reminder_stays(string answer)
    {
        var driver = Situations.Unresolved();
        var due = driver.Saga.DueAt;
        var command = driver.Command();
        driver.TakeAny(Answer(answer, command));
        driver.Saga.State.ShouldBe("ManualActionRequired");
        (driver.Saga.DueAt, driver.Saga.DueAction).ShouldBe((due, Sagas.Payments.DueAction.RemindPerson));
        driver.With(Some.Retry());
        driver.Commands().Count.ShouldBe(answer is "not sent" or "not done" ? 2 : 1);
    }

    [Fact]
    public void A_success_of_another_step_is_no_news_for_them()
    {
        var driver = Situations.Refused().With(Some.Notified());
        driver.Alerted.ShouldBeFalse();
        driver.With(Some.Granted());
        driver.Alerted.ShouldBeTrue();
    }

    [Fact]
    public void A_payment_at_rest_gives_a_reason_only_for_what_went_back()
    {
        Situations.Scheduled().With(Some.Granted()).Saga.Reason.ShouldBeNull();
        Situations.Resting(PaymentStatus.Confirmed).Saga.Reason.ShouldBeNull();
        Situations.Refunding().Succeed(PaymentStatus.Refunded).Saga.Reason.ShouldBe("out of stock");
        new SagaDriver().With(Some.Captured(), Some.GrantFailed(null, Some.Item("a", 1))).Succeed(PaymentStatus.Confirmed).Saga.Reason.ShouldBe("out of stock");
    }

    private static object Answer(string answer, IGatewayCommand command) => answer switch
    {
        "accepted" => Some.Accepted(command),
        "unknown" => Some.Unknown(command),
        "not sent" => Some.NotSent(command),
        "done before" => Some.Rejected(command, RejectionCause.AlreadyDone),
        _ => Some.NotDone(command),
    };
}

using Sagas.Contracts;

namespace Sagas.Tests.Payments;

public sealed class When_answers_come_late_or_twice
{
    public static TheoryData<string, bool> AboutWhatAPersonClosed { get; } = new()
    {
        { "not done", true }, { "not sent", true }, { "refused", true },
        { "done before", false }, { "unknown", false }, { "accepted", false }, { "not done, older attempt", false },
    };

    [Theory]
    [MemberData(nameof(AboutWhatAPersonClosed))]
    public void Only_proof_about_the_last_attempt_clears_the_doubt(string answer, bool clears)
    {
        var driver = Situations.InDoubt();
        var first = driver.Command();
        driver.With(Some.NotDone(first), Some.Unknown(driver.Command()));
        driver.RingUntil("ManualActionRequired");
        driver.With(Some.Dismiss());
        var last = driver.Command();

        driver.With(answer switch
        {
            "not done" => Some.NotDone(last),
            "not sent" => Some.NotSent(last),
            "refused" => Some.Rejected(last, RejectionCause.Refused),
            "done before" => Some.Rejected(last, RejectionCause.AlreadyDone),
            "unknown" => Some.Unknown(last),
            "accepted" => Some.Accepted(last),
            _ => (object)Some.NotDone(first),
        });

        driver.Saga.Operations[^1].IsLeftInDoubt.ShouldBe(!clears);
        driver.With(Some.NotifyFailed()).Saga.State.ShouldBe(clears ? "Refunding" : "Reconciling");
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("R-1", null, true)]
    [InlineData("R-1", "R-2", true)]
    [InlineData("R-1", "R-1", false)]
    public void Two_attempts_that_succeed_are_one_movement_only_under_one_reference(string? first, string? second, bool twice)
    {
        var driver = Situations.InDoubt();
        var attempt = driver.Command();
        driver.With(Some.NotDone(attempt), Some.Succeeded(attempt, PaymentStatus.Refunded) with { GatewayReference = first });
        driver.With(Some.Succeeded(driver.Command(), PaymentStatus.Refunded) with { GatewayReference = second });
        driver.Alerted.ShouldBe(twice);
        driver.Saga.ReturnedAmount.ShouldBe(Some.Full);
    }

    [Fact]
    public void The_same_attempt_moves_money_once_whatever_it_calls_it()
    {
        var driver = Situations.Refunding();
        driver.With(Some.Succeeded(driver.Command(), PaymentStatus.Refunded) with { GatewayReference = "R-1" });
        driver.With(Some.Succeeded(driver.Command(), PaymentStatus.Refunded) with { GatewayReference = "R-2" });
        driver.Alerted.ShouldBeFalse();
        driver.Saga.Operations[0].Reference.ShouldBe("R-1");
    }

    [Theory]
    [InlineData(RejectionCause.PaymentMovedOn, PaymentStatus.Confirmed, true)]
    [InlineData(RejectionCause.PaymentMovedOn, PaymentStatus.Refunded, false)]
    [InlineData(RejectionCause.PaymentMovedOn, null, false)]
    [InlineData(RejectionCause.AlreadyDone, null, false)]
    [InlineData(RejectionCause.Refused, null, true)]
    public void A_rejection_after_the_success_denies_it_or_not(RejectionCause cause, PaymentStatus? told, bool denies)
    {
        var driver = Situations.Refunding().Succeed(PaymentStatus.Refunded);
        driver.With(Some.Rejected(driver.Command(), cause, told));
        driver.Alerted.ShouldBe(denies);
        driver.ShouldBe("Refunded", PaymentStatus.Refunded);
    }

    [Fact]
    public void What_another_attempt_is_denied_says_nothing_of_the_one_that_moved_the_money()
    {
        var driver = Situations.InDoubt();
        var first = driver.Command();
        driver.With(Some.NotDone(first));
        var second = driver.Command();
        driver.With(Some.Succeeded(first, PaymentStatus.Refunded), Some.NotDone(second));
        driver.Alerted.ShouldBeFalse();
        driver.With(Some.NotDone(first));
        driver.Alerted.ShouldBeTrue();
    }

    [Fact]
    public void A_reference_that_came_with_an_acceptance_is_kept()
    {
        var driver = Situations.Refunding();
        driver.With(Some.Accepted(driver.Command()) with { GatewayReference = "R-1", Code = "7" }, Some.Accepted(driver.Command()));
        (driver.Saga.Operations[0].Reference, driver.Saga.Operations[0].Code).ShouldBe(("R-1", "7"));
        driver.With(Some.Accepted(driver.Command()) with { GatewayReference = "R-2" });
        driver.Saga.Operations[0].Reference.ShouldBe("R-2");
    }

    [Fact]
    public void Done_before_stays_in_doubt_until_the_gateway_shows_it()
    {
        var driver = Situations.Refunding();
        driver.With(Some.Rejected(driver.Command(), RejectionCause.AlreadyDone));
        var due = driver.Saga.DueAt;
        driver.Pass(TimeSpan.FromSeconds(1)).With(Some.Unknown(driver.Command()));
        driver.Saga.DueAt.ShouldBe(due);
        driver.With(Some.NotSent(driver.Command()));
        driver.Alerted.ShouldBeTrue();
        driver.ShouldBe("Reconciling", PaymentStatus.Confirmed);
        driver.With(Some.NotDone(driver.Command())).Saga.State.ShouldBe("ManualActionRequired");
        driver.Commands().Count.ShouldBe(1);
    }

    [Fact]
    public void An_attempt_that_never_left_uses_up_no_question()
    {
        var driver = Situations.Refunding();
        driver.With(Some.NotDone(driver.Command()) with { NeverSent = true });
        driver.Saga.OpenOperation.ShouldNotBeNull().Resolves.ShouldBe(0);
        driver.Ring();
        driver.With(Some.Unknown(driver.Command()));
        driver.Ring();
        driver.Ring();
        driver.Saga.OpenOperation.ShouldNotBeNull().Resolves.ShouldBe(2);
        driver.With(Some.NotDone(driver.Command()) with { NeverSent = true });
        driver.Saga.OpenOperation.ShouldNotBeNull().Resolves.ShouldBe(1);
    }

    [Fact]
    public void A_retry_grants_the_resends_anew()
    {
        var driver = Situations.Refunding(new Sagas.Payments.SagaOptions { MaxResends = 1 });
        for (var round = 0; round < 2; round++)
            driver.With(Some.Unknown(driver.Command()), Some.NotDone(driver.Command()));
        driver.Saga.State.ShouldBe("ManualActionRequired");
        driver.With(Some.Retry(), Some.NotDone(driver.Command()));
        driver.Commands().Select(command => command.Attempt).ShouldBe([1, 2, 3]);
        driver.With(Some.Unknown(driver.Command()), Some.NotDone(driver.Command()));
        driver.Commands().Count.ShouldBe(4);
    }
}

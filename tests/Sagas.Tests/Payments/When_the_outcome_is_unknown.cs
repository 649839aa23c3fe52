using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Payments;

public sealed class When_the_outcome_is_unknown
{
    private static readonly TimeSpan[] Schedule =
    [
        TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromHours(1),
        TimeSpan.FromDays(1), TimeSpan.FromDays(1), TimeSpan.FromDays(1), TimeSpan.FromDays(1), TimeSpan.FromDays(1),
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void It_is_asked_by_the_schedule_and_then_a_person(bool answered)
    {
        var driver = Situations.InDoubt();
        driver.Saga.State.ShouldBe("Reconciling");
        foreach (var wait in Schedule)
        {
            driver.Saga.DueAt.ShouldBe(driver.Clock.GetUtcNow() + wait);
            driver.Ring().ShouldHaveSingleItem().ShouldBeOfType<ResolveOperation>().Kind.ShouldBe(OperationKind.Refund);
            if (answered)
                driver.With(Some.Unknown(driver.Question()));
        }

        driver.Ring();
        driver.Saga.State.ShouldBe("ManualActionRequired");
        driver.Commands().Count.ShouldBe(1);
        driver.All<ResolveOperation>().Count.ShouldBe(9);
    }

    [Fact]
    public void A_gateway_may_have_its_own_schedule()
    {
        var driver = Situations.Refunding(gateway: new GatewayProfile { ResolveSchedule = [TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(7)] });
        driver.With(Some.Unknown(driver.Command()));
        driver.Saga.DueAt.ShouldBe(driver.Clock.GetUtcNow() + TimeSpan.FromSeconds(3));
        driver.RingUntil("ManualActionRequired").ShouldBe(3);
    }

    [Fact]
    public void Without_an_answer_in_time_the_gateway_is_asked()
    {
        var driver = Situations.Refunding();
        driver.Saga.DueAt.ShouldBe(driver.Clock.GetUtcNow() + TimeSpan.FromMinutes(5));
        driver.Ring().ShouldHaveSingleItem().ShouldBeOfType<ResolveOperation>();
        driver.Saga.State.ShouldBe("Reconciling");
        driver.Saga.DueAt.ShouldBe(driver.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void A_resend_does_not_start_the_schedule_anew()
    {
        var driver = Situations.InDoubt();
        driver.Ring();
        driver.Ring();
        driver.With(Some.NotDone(driver.Command()));
        driver.Command().Attempt.ShouldBe(2);
        driver.With(Some.Unknown(driver.Command()));
        driver.Saga.DueAt.ShouldBe(driver.Clock.GetUtcNow() + TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void A_repeated_unknown_does_not_put_the_question_off()
    {
        var driver = Situations.InDoubt();
        var due = driver.Saga.DueAt;
        driver.Pass(TimeSpan.FromSeconds(5)).With(Some.Unknown(driver.Command()));
        driver.Saga.DueAt.ShouldBe(due);
    }

    [Fact]
    public void Success_is_proof()
    {
        var driver = Situations.InDoubt();
        driver.Ring();
        driver.With(Some.Succeeded(driver.Question(), PaymentStatus.Refunded));
        driver.ShouldBe("Refunded", PaymentStatus.Refunded);
        driver.Commands().Count.ShouldBe(1);
    }

    [Fact]
    public void An_accepted_operation_keeps_its_state_and_is_asked_for()
    {
        var driver = Situations.Refunding();
        driver.With(Some.Accepted(driver.Command()));
        driver.Saga.State.ShouldBe("Refunding");
        foreach (var wait in Schedule)
        {
            driver.Saga.DueAt.ShouldBe(driver.Clock.GetUtcNow() + wait);
            driver.Ring();
            driver.Saga.State.ShouldBe("Refunding");
        }

        driver.Ring();
        driver.Saga.State.ShouldBe("ManualActionRequired");
    }

    [Fact]
    public void An_unknown_operation_that_the_gateway_works_on_goes_back_to_its_state()
    {
        var driver = Situations.InDoubt();
        driver.Ring();
        driver.With(Some.Accepted(driver.Question()));
        driver.Saga.State.ShouldBe("Refunding");
    }

    [Fact]
    public void What_the_gateway_took_is_not_believed_to_be_unsent()
    {
        var driver = Situations.Refunding();
        driver.With(Some.Accepted(driver.Command()));
        var due = driver.Saga.DueAt;
        driver.With(Some.NotSent(driver.Command()));
        driver.Alerted.ShouldBeTrue();
        driver.Saga.DueAt.ShouldBe(due);
        driver.Ring().ShouldHaveSingleItem().ShouldBeOfType<ResolveOperation>();
        driver.Commands().Count.ShouldBe(1);
    }

    [Fact]
    public void A_retry_asks_and_never_sends()
    {
        foreach (var driver in new[] { Situations.Refunding(), Situations.InDoubt(), Situations.Unresolved() })
        {
            driver.With(Some.Retry());
            driver.Commands().Count.ShouldBe(1);
            driver.Sent[^1].ShouldBeOfType<ResolveOperation>();
            driver.Saga.State.ShouldBe("Reconciling");
        }
    }

    [Fact]
    public void Facts_are_noted_and_a_failure_of_another_item_is_used_afterwards()
    {
        var driver = new SagaDriver().With(Some.Captured(), Some.GrantFailed(null, Some.Item("a", 10_000)));
        driver.With(Some.Unknown(driver.Command()), Some.GrantFailed(null, Some.Item("b", 20_000)));
        driver.Commands().Count.ShouldBe(1);
        driver.Succeed(PaymentStatus.Confirmed);
        driver.Commands().Count.ShouldBe(2);
        driver.Command().Amount.ShouldBe(20_000);
    }

    [Fact]
    public void An_older_timer_is_ignored()
    {
        var driver = Situations.InDoubt();
        var older = new PaymentTimerDue { SagaId = driver.Saga.CorrelationId, DueAt = driver.Saga.DueAt!.Value, Action = DueAction.Resolve };
        driver.Ring();
        driver.ShouldChangeNothing(older);
        driver.ShouldChangeNothing(older with { DueAt = driver.Saga.DueAt!.Value, Action = DueAction.Send });
    }
}

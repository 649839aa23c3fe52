using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Payments;

public sealed class When_compensation_is_paused
{
    public static TheoryData<PauseScope> Scopes { get; } = new(PauseScope.Everything, PauseScope.Team(SagaDriver.Team), PauseScope.Gateway("ibusiness"));

    [Theory]
    [MemberData(nameof(Scopes))]
    public void A_command_is_held_and_leaves_after_the_end(PauseScope scope)
    {
        var driver = new SagaDriver();
        driver.Pauses.Begin(scope, "anna", "gateway behaves strangely", out _);
        driver.With(Some.Captured(), Some.GrantFailed());
        driver.Saga.State.ShouldBe("Refunding");
        driver.Remarks.ShouldContain(remark => remark.Contains("anna", StringComparison.Ordinal));
        driver.Ring();
        driver.Commands().ShouldBeEmpty();

        driver.Pauses.End(scope, "anna", "fine again").ShouldBeTrue();
        driver.Ring();
        driver.Commands().ShouldHaveSingleItem().Attempt.ShouldBe(1);
        driver.All<CompensationStarted>().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    public void The_configuration_can_pause(bool all, bool team, bool gateway)
    {
        var driver = new SagaDriver(rules => rules.Paused = new() { All = all, Teams = team ? [SagaDriver.Team] : [], Gateways = gateway ? ["ibusiness"] : [] });
        driver.With(Some.Captured(), Some.GrantFailed());
        driver.Commands().ShouldBeEmpty();
        driver.Options.Paused = new();
        driver.Ring();
        driver.Commands().ShouldHaveSingleItem();
    }

    [Fact]
    public void Others_are_not_held()
    {
        var driver = new SagaDriver();
        driver.Pauses.Begin(PauseScope.Team("other"), "anna", "test", out _);
        driver.Pauses.Begin(PauseScope.Gateway("other"), "anna", "test", out _);
        driver.With(Some.Captured(), Some.GrantFailed()).Commands().ShouldHaveSingleItem();
        driver.Pauses.Current.Count.ShouldBe(2);
        driver.Pauses.End(PauseScope.Everything, "anna", "never begun").ShouldBeFalse();
    }

    [Fact]
    public void A_second_pause_of_the_same_scope_keeps_the_first()
    {
        var driver = new SagaDriver();
        driver.Pauses.Begin(PauseScope.Everything, "anna", "first", out _);
        driver.Pauses.Begin(PauseScope.Everything, "boris", "second", out _).By.ShouldBe("anna");
        driver.Pauses.End(PauseScope.Everything, "boris", "over");
        driver.Pauses.Current.ShouldBeEmpty();
    }

    [Fact]
    public void What_changed_meanwhile_is_seen_before_it_is_sent()
    {
        var driver = Held().With(Some.ReturnedElsewhere(50_000));
        driver.Pauses.End(PauseScope.Everything, "anna", "over");
        driver.Ring();
        driver.Commands().ShouldHaveSingleItem().Amount.ShouldBe(100_000);
    }

    [Fact]
    public void All_the_money_gone_meanwhile_sends_nothing()
    {
        var driver = Held().With(Some.ReturnedElsewhere());
        driver.ShouldBe("Refunded", PaymentStatus.Refunded);
        driver.Commands().ShouldBeEmpty();
    }

    [Fact]
    public void A_retry_does_not_break_the_pause() => Held().With(Some.Retry()).Commands().ShouldBeEmpty();

    [Fact]
    public void A_sent_operation_is_answered_all_the_same()
    {
        var driver = Situations.Refunding();
        driver.Pauses.Begin(PauseScope.Everything, "anna", "test", out _);
        driver.Succeed(PaymentStatus.Refunded).ShouldBe("Refunded", PaymentStatus.Refunded);
    }

    [Fact]
    public void Repeated_proof_does_not_use_up_the_resends_of_a_held_command()
    {
        var driver = Situations.InDoubt();
        driver.Pauses.Begin(PauseScope.Everything, "anna", "test", out _);
        for (var repeated = 0; repeated < 10; repeated++)
            driver.With(Some.NotDone(driver.Command()));
        driver.Saga.State.ShouldBe("Refunding");
        driver.Pauses.End(PauseScope.Everything, "anna", "over");
        driver.Ring();
        driver.Commands().Count.ShouldBe(2);
    }

    private static SagaDriver Held()
    {
        var driver = new SagaDriver();
        driver.Pauses.Begin(PauseScope.Everything, "anna", "test", out _);
        return driver.With(Some.Captured(), Some.GrantFailed());
    }

    [Fact]
    public void A_long_pause_is_looked_at_ever_more_rarely()
    {
        var driver = new SagaDriver();
        driver.Pauses.Begin(PauseScope.Everything, "anna", "gateway behaves strangely", out _);
        driver.With(Some.Captured(), Some.GrantFailed());
        var since = driver.Clock.GetUtcNow();
        for (var looks = 1; driver.Clock.GetUtcNow() - since < TimeSpan.FromHours(1); looks++)
        {
            looks.ShouldBeLessThan(25, "each look is a row of the history");
            driver.Ring();
        }

        var now = driver.Clock.GetUtcNow();
        (driver.Saga.DueAt - now).ShouldBe(driver.SagaOptions.MaxSendBackoff);
    }
}

using Microsoft.Extensions.Logging;
using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Tests.Support;

namespace Sagas.Tests.Payments;

public sealed class When_too_much_goes_back_at_once
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly CountingLogger _log = new();
    private readonly CompensationOptions _options = new() { Limits = new() { Count = 2 } };
    private readonly WindowBrake _brake;

    public When_too_much_goes_back_at_once() =>
        _brake = new WindowBrake(new CompensationPolicy(new FixedOptions<CompensationOptions>(_options)), _log);

    [Fact]
    public void Beyond_the_count_it_needs_approval_with_one_alert()
    {
        Ask(1).ShouldBeNull();
        Ask(2).ShouldBeNull();
        Ask(3).ShouldNotBeNull().ShouldStartWith("unusual volume");
        Ask(4).ShouldNotBeNull();
        _log.Critical.ShouldBe(1);
    }

    [Fact]
    public void Without_a_limit_nothing_is_held_back_or_counted()
    {
        _options.Limits = new() { Count = int.MaxValue };
        _brake.TakeUntold();
        Ask(1).ShouldBeNull();
        Ask(2).ShouldBeNull();
        _brake.TakeUntold().ShouldBeEmpty();

        _options.Limits = new() { Count = int.MaxValue, Sum = new() { ["RUB"] = 1_000 } };
        Ask(3, amount: 1_001).ShouldNotBeNull();
        Ask(4, amount: 1_000).ShouldBeNull();
        _brake.TakeUntold().Count.ShouldBe(1);
    }

    [Fact]
    public void The_same_payment_counts_once()
    {
        Ask(1).ShouldBeNull();
        Ask(1).ShouldBeNull();
        Ask(2).ShouldBeNull();
        Ask(1).ShouldBeNull();
        Ask(3).ShouldNotBeNull();
    }

    [Fact]
    public void The_window_slides()
    {
        Ask(1).ShouldBeNull();
        Ask(2, after: TimeSpan.FromMinutes(6)).ShouldBeNull();
        Ask(3, after: TimeSpan.FromMinutes(9)).ShouldNotBeNull();
        Ask(3, after: TimeSpan.FromMinutes(10)).ShouldBeNull();
        Ask(4, after: TimeSpan.FromMinutes(11)).ShouldNotBeNull();
        Ask(4, after: TimeSpan.FromMinutes(16)).ShouldBeNull();
    }

    [Fact]
    public void Teams_and_gateways_do_not_share_it()
    {
        Ask(1).ShouldBeNull();
        Ask(2).ShouldBeNull();
        Ask(3, team: "other").ShouldBeNull();
        Ask(3, gateway: "other").ShouldBeNull();
    }

    [Fact]
    public void A_sum_is_held_too_and_per_currency()
    {
        _options.Limits = new() { Sum = new() { ["RUB"] = 1_000 } };
        Ask(1, amount: 600).ShouldBeNull();
        Ask(2, amount: 401).ShouldNotBeNull();
        Ask(3, amount: 400).ShouldBeNull();
        Ask(4, amount: 5_000, currency: "USD").ShouldBeNull();
    }

    [Fact]
    public void A_payment_that_returns_more_counts_with_more()
    {
        _options.Limits = new() { Sum = new() { ["RUB"] = 1_000 } };
        Ask(1, amount: 10).ShouldBeNull();
        Ask(1, amount: 1_001).ShouldNotBeNull();
        Ask(1, amount: 900).ShouldBeNull();
        Ask(2, amount: 101).ShouldNotBeNull();
    }

    [Fact]
    public void Of_a_payment_that_returns_more_only_the_more_is_weighed()
    {
        _options.Limits = new() { Sum = new() { ["RUB"] = 1_000 } };
        Ask(1, amount: 600).ShouldBeNull();
        Ask(2, amount: 300).ShouldBeNull();
        Ask(1, amount: 700).ShouldBeNull();
        Ask(1, amount: 701).ShouldNotBeNull();
        Ask(1, amount: 700).ShouldBeNull();
    }

    [Fact]
    public void Enormous_amounts_do_not_slip_through()
    {
        _options.Limits = new() { Sum = new() { ["RUB"] = long.MaxValue - 1 } };
        Ask(1, amount: long.MaxValue - 10).ShouldBeNull();
        Ask(2, amount: long.MaxValue - 10).ShouldNotBeNull();
        Ask(3, amount: 1).ShouldBeNull();
    }

    [Fact]
    public void A_pulled_brake_asks_for_approval_and_stays_asked()
    {
        var driver = new SagaDriver(rules => rules.Limits = new() { Count = 1, Sum = new() { ["RUB"] = 1 } }).With(Some.Captured(), Some.GrantFailed());
        driver.Saga.State.ShouldBe("AwaitingApproval");
        driver.Saga.Reason.ShouldNotBeNull().ShouldContain("unusual volume");
        driver.Options.Limits = null;
        driver.Pass(TimeSpan.FromHours(1)).With(Some.Initiated());
        driver.Saga.State.ShouldBe("AwaitingApproval");
        driver.With(Some.Approve());
        driver.Commands().ShouldHaveSingleItem();
    }

    [Fact]
    public void A_cancel_request_does_not_count() =>
        new SagaDriver(rules => rules.Limits = new() { Sum = new() { ["RUB"] = 1 } }).With(Some.Captured(), Some.Cancel()).Saga.State.ShouldBe("Refunding");

    private string? Ask(int payment, TimeSpan after = default, long amount = 1, string team = "demo", string gateway = "ibusiness", string currency = "RUB") =>
        _brake.Refuses(
            new PaymentSaga { CorrelationId = SagaIds.ForPayment(team, $"{payment}"), TeamSlug = team, Gateway = gateway, Currency = currency },
            amount,
            Noon + after);

    private sealed class CountingLogger : ILogger<WindowBrake>
    {
        public int Critical { get; private set; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Critical += logLevel == LogLevel.Critical ? 1 : 0;
    }
}

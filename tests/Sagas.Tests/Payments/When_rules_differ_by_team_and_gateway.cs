using Sagas.Payments;
using Sagas.Tests.Support;

namespace Sagas.Tests.Payments;

public sealed class When_rules_differ_by_team_and_gateway
{
    private static readonly FailurePolicy Approval = new() { Mode = CompensationMode.Approval };
    private static readonly FailurePolicy Ignore = new() { Mode = CompensationMode.Ignore };

    [Fact]
    public void Without_any_rule_it_is_automatic_at_once_and_without_threshold()
    {
        var found = Find(new CompensationOptions());
        found.Mode.ShouldBe(CompensationMode.Automatic);
        found.Delay.ShouldBe(TimeSpan.Zero);
        found.ApprovalAbove.ShouldBeNull();
    }

    [Fact]
    public void The_most_specific_level_wins_field_by_field()
    {
        var options = new CompensationOptions
        {
            ItemGrantFailed = new() { Mode = CompensationMode.Ignore, Delay = TimeSpan.FromSeconds(1), ApprovalAbove = new() { ["RUB"] = 1 } },
            Gateways = { ["ibusiness"] = new() { ItemGrantFailed = new() { Delay = TimeSpan.FromSeconds(2), ApprovalAbove = new() { ["RUB"] = 2 } } } },
            Teams =
            {
                ["demo"] = new()
                {
                    ItemGrantFailed = new() { Delay = TimeSpan.FromSeconds(3) },
                    Gateways = { ["ibusiness"] = new() { ItemGrantFailed = Approval } },
                },
            },
        };
        var found = Find(options);
        found.Mode.ShouldBe(CompensationMode.Approval);
        found.Delay.ShouldBe(TimeSpan.FromSeconds(3));
        found.ApprovalAbove.ShouldNotBeNull()["RUB"].ShouldBe(2);
    }

    [Fact]
    public void A_team_goes_before_a_gateway_and_a_gateway_before_the_default()
    {
        var options = new CompensationOptions { ItemGrantFailed = Ignore, Gateways = { ["ibusiness"] = new() { ItemGrantFailed = Approval } } };
        Find(options).Mode.ShouldBe(CompensationMode.Approval);
        Find(options, gateway: "other").Mode.ShouldBe(CompensationMode.Ignore);
        options.Teams["demo"] = new() { ItemGrantFailed = new() { Mode = CompensationMode.Automatic } };
        Find(options).Mode.ShouldBe(CompensationMode.Automatic);
        Find(options, team: "Demo").Mode.ShouldBe(CompensationMode.Approval);
    }

    [Fact]
    public void Each_kind_of_failure_has_its_own_rule()
    {
        var options = new CompensationOptions { NotificationFailed = Ignore };
        Find(options, ClaimCause.NotificationFailed).Mode.ShouldBe(CompensationMode.Ignore);
        Find(options).Mode.ShouldBe(CompensationMode.Automatic);
    }

    [Fact]
    public void Limits_are_found_the_same_way()
    {
        var options = new CompensationOptions
        {
            Limits = new() { Sum = new() { ["RUB"] = 5 } },
            Teams = { ["demo"] = new() { Limits = new() { Count = 7 } } },
        };
        var limits = Policy(options).LimitsFor("demo", "ibusiness");
        (limits.Count, limits.Window, limits.Sum!["RUB"]).ShouldBe((7, TimeSpan.FromMinutes(10), 5));
        Policy(options).LimitsFor("other", null).Count.ShouldBe(100);
    }

    [Fact]
    public void What_can_be_meant_is_accepted()
    {
        var options = new CompensationOptions
        {
            ItemGrantFailed = new() { Mode = CompensationMode.Approval, Delay = TimeSpan.FromDays(30), ApprovalAbove = new() { ["RUB"] = 0 } },
            Limits = new() { Count = 1, Window = TimeSpan.FromSeconds(1), Sum = new() { ["USD"] = 1 } },
        };
        Validate(options).ShouldBeEmpty();
        options.ItemGrantFailed.Delay = TimeSpan.Zero;
        options.Limits.Window = TimeSpan.FromDays(1);
        Validate(options).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("00:00:00.999", "RUB")]
    [InlineData("1.00:00:01", "RUB")]
    [InlineData("00:00:10", "RuB")]
    public void A_window_or_currency_that_cannot_be_meant_is_refused(string window, string currency) =>
        Validate(new CompensationOptions { Limits = new() { Window = TimeSpan.Parse(window), Sum = new() { [currency] = 1 } } })
            .ShouldHaveSingleItem().ShouldStartWith("Compensation:Limits:");

    [Fact]
    public void What_cannot_be_meant_is_refused_and_named_on_every_level()
    {
        var wrong = new CompensationRules
        {
            ItemGrantFailed = new() { Mode = (CompensationMode)9, Delay = TimeSpan.FromSeconds(-1), ApprovalAbove = new() { ["rub"] = 1 } },
            NotificationFailed = new() { Delay = TimeSpan.FromDays(31), ApprovalAbove = new() { ["RUB"] = -1 } },
            Limits = new() { Count = 0, Window = TimeSpan.FromDays(2), Sum = new() { ["RUBL"] = 1 } },
        };
        var options = new CompensationOptions
        {
            ItemGrantFailed = wrong.ItemGrantFailed,
            Gateways = { ["ibusiness"] = wrong },
            Teams = { ["demo"] = new() { NotificationFailed = wrong.NotificationFailed, Gateways = { ["ibusiness"] = wrong } } },
        };
        var failures = Validate(options);
        failures.Count(failure => failure.StartsWith("Compensation:ItemGrantFailed:", StringComparison.Ordinal)).ShouldBe(3);
        failures.Count(failure => failure.StartsWith("Compensation:Gateways:ibusiness:", StringComparison.Ordinal)).ShouldBe(8);
        failures.Count(failure => failure.StartsWith("Compensation:Teams:demo:NotificationFailed:", StringComparison.Ordinal)).ShouldBe(2);
        failures.Count(failure => failure.StartsWith("Compensation:Teams:demo:Gateways:ibusiness:", StringComparison.Ordinal)).ShouldBe(8);
    }

    private static IReadOnlyList<string> Validate(CompensationOptions options) =>
        [.. new CompensationOptionsValidator().Validate(null, options).Failures ?? []];

    private static FailurePolicy Find(CompensationOptions options, ClaimCause cause = ClaimCause.ItemGrantFailed, string team = "demo", string gateway = "ibusiness") =>
        Policy(options).For(cause, team, gateway);

    private static CompensationPolicy Policy(CompensationOptions options) => new(new FixedOptions<CompensationOptions>(options));
}

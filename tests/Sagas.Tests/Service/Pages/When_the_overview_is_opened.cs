using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Service.Pages;

public sealed class When_the_overview_is_opened : IDisposable
{
    private readonly PageHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task It_tells_the_money_at_risk_the_states_and_how_long_returns_take()
    {
        var now = _host.Clock.GetUtcNow();
        _host.Add("1", "Refunding");
        _host.Add("2", "ManualActionRequired", saga => saga.CapturedAmount = 50_000);
        _host.Add("3", "Refunding", saga => saga.Currency = "JPY");
        _host.Add("4", "Confirmed");
        _host.Add("5", "Refunded", saga => (saga.Status, saga.OwedSince, saga.ClosedAt) = (PaymentStatus.Refunded, now.AddSeconds(-90), now));

        var page = await _host.OpenAsync("/");

        page.ShouldContain("2,000.00 RUB");
        page.ShouldContain("150,000 JPY");
        page.ShouldContain("in 2 payments");
        page.ShouldContain("href=\"/payments?state=Refunding\"");
        page.ShouldContain("1 min 30 s");
        page.ShouldContain("/payments/demo/2");
        page.ShouldNotContain("/payments/demo/4");
    }

    [Fact]
    public async Task What_is_stuck_says_how_much_since_when_why_and_what_is_next()
    {
        _host.Add("1", "ManualActionRequired", saga =>
        {
            (saga.Reason, saga.OwedSince) = ("refunds in full only: give back 50000 RUB (minor units) by hand", _host.Clock.GetUtcNow().AddHours(-3));
            saga.Claims.Add(new Claim { Cause = ClaimCause.ItemGrantFailed, OccurredAt = saga.CreatedAt, ReceivedAt = saga.CreatedAt, Reason = "sold out", ItemId = "a", Amount = 50_000, Standing = ClaimStanding.Granted });
        });

        var page = await _host.OpenAsync("/");

        page.ShouldContain("data-label=\"To give back\" class=\"number\">500.00 RUB");
        page.ShouldContain("3 h 0 min");
        page.ShouldContain("give back 500.00 RUB by hand");
        page.ShouldContain("waits for a person");
        page.ShouldNotContain("retry once the cause is gone");
    }

    [Fact]
    public async Task Returns_are_drawn_by_the_hour_with_words_for_each()
    {
        var now = _host.Clock.GetUtcNow();
        for (var number = 0; number < 3; number++)
        {
            var closed = now.AddHours(-number);
            _host.Add($"{number}", "Refunded", saga => (saga.Status, saga.OwedSince, saga.ClosedAt, saga.UpdatedAt) = (PaymentStatus.Refunded, closed.AddSeconds(-10), closed, closed));
        }

        var page = await _host.OpenAsync("/");

        page.ShouldContain("<title>12:00 UTC: median 10 s, p99 10 s</title>");
        page.ShouldContain("<title>10:00 UTC: median 10 s, p99 10 s</title>");
        page.ShouldNotContain("<title>09:00 UTC");
    }

    [Fact]
    public async Task Gateways_backlog_and_readiness_are_told()
    {
        _host.Add("1", "Confirmed");

        var page = await _host.OpenAsync("/");

        page.ShouldContain("href=\"/payments?gateway=ibusiness\"");
        page.ShouldContain("go out");
        page.ShouldContain("no calls");
        page.ShouldContain("no queue is counted");
        page.ShouldContain("in time");
    }

    [Fact]
    public async Task Calm_is_said_in_words()
    {
        _host.Add("1", "Fulfilled");

        var page = await _host.OpenAsync("/");

        page.ShouldContain("no customer waits for money");
        page.ShouldContain("Nothing was given back in the last day");
        page.ShouldContain("Nothing is stuck");
    }

    [Fact]
    public async Task What_waits_for_a_person_is_grouped_and_leads_to_the_payments()
    {
        _host.Add("1", "ManualActionRequired", saga => (saga.Reason, saga.OwedSince) = ("refused & closed", _host.Clock.GetUtcNow().AddHours(-3)));
        _host.Add("2", "ManualActionRequired", saga => saga.Reason = "refused & closed");
        _host.Add("3", "Refunding", saga => saga.Reason = "sold out");

        var page = await _host.OpenAsync("/attention");

        page.ShouldContain("3,000.00 RUB");
        page.ShouldContain("3 h 0 min");
        page.ShouldNotContain("sold out");
        page.ShouldContain("/payments?state=ManualActionRequired&amp;gateway=ibusiness&amp;why=refused%20%26%20closed&amp;currency=RUB");
        var payments = await _host.OpenAsync("/payments?state=ManualActionRequired&gateway=ibusiness&why=refused%20%26%20closed&currency=RUB");
        payments.ShouldContain("/payments/demo/1");
        payments.ShouldContain("/payments/demo/2");
        payments.ShouldNotContain("/payments/demo/3");
    }

    [Fact]
    public async Task Reasons_that_differ_in_their_amounts_only_are_one_group()
    {
        _host.Add("1", "ManualActionRequired", saga => saga.Reason = "give back 100 RUB (minor units) by hand");
        _host.Add("2", "ManualActionRequired", saga => saga.Reason = "give back 200 RUB (minor units) by hand");

        var page = await _host.OpenAsync("/attention");

        page.ShouldContain(">give back an amount in RUB by hand</a>");
        var link = System.Net.WebUtility.HtmlDecode(page.Split("href=\"").Single(part => part.StartsWith("/payments?state=", StringComparison.Ordinal)).Split('"')[0]);
        var payments = await _host.OpenAsync(link);
        payments.ShouldContain("/payments/demo/1");
        payments.ShouldContain("/payments/demo/2");
    }
}

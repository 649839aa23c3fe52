using Sagas.Contracts;

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
        page.ShouldContain("href=\"/payments?state=Refunding\"><b>2</b> Refunding");
        page.ShouldContain("1 min 30 s");
        page.ShouldContain("/payments/demo/2");
        page.ShouldNotContain("/payments/demo/4");
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
}

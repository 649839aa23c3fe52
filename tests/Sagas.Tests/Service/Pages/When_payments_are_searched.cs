using System.Net;
using Sagas.Payments;

namespace Sagas.Tests.Service.Pages;

public sealed class When_payments_are_searched : IDisposable
{
    private readonly PageHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("q=a1", "a1")]
    [InlineData("q=%20a1%20", "a1")]
    [InlineData("q=g-b2", "b2")]
    [InlineData("q=order-1", "a1 b2")]
    [InlineData("state=Refunding", "b2")]
    [InlineData("state=refunding&q=a1", "")]
    [InlineData("status=CONFIRMED&team=demo&gateway=ibusiness", "a1 b2")]
    [InlineData("team=other", "")]
    [InlineData("currency=rub&from=1500.01", "b2")]
    [InlineData("currency=RUB&to=1500", "a1")]
    [InlineData("currency=EUR", "")]
    [InlineData("age=1%20hour", "a1")]
    [InlineData("reason=of%20ST", "b2")]
    [InlineData("failure=ItemGrantFailed", "b2")]
    [InlineData("failure=NotificationFailed", "")]
    [InlineData("q=00000000-0000-0000-0000-000000000007", "")]
    [InlineData("q=&state=&from=", "a1 b2")]
    public async Task What_fits_is_found(string query, string found)
    {
        _host.Add("a1", "Confirmed", saga => saga.UpdatedAt = _host.Clock.GetUtcNow().AddHours(-2));
        _host.Add("b2", "Refunding", saga =>
        {
            (saga.CapturedAmount, saga.Reason) = (150_001, "out of stock");
            saga.Claims.Add(new Claim { Cause = ClaimCause.ItemGrantFailed, OccurredAt = saga.CreatedAt, ReceivedAt = saga.CreatedAt, Reason = "out of stock" });
        });

        var page = await _host.OpenAsync("/payments?" + query);

        new[] { "a1", "b2" }.Where(id => page.Contains($"/payments/demo/{id}\"", StringComparison.Ordinal)).ShouldBe(found.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        page.Contains("No payment is like this", StringComparison.Ordinal).ShouldBe(found.Length == 0);
    }

    [Theory]
    [InlineData("state=Nowhere", "state must be one of")]
    [InlineData("failure=Nothing", "failure must be one of")]
    [InlineData("from=10", "from needs a currency")]
    [InlineData("currency=RUB&from=10,5", "from must be an amount")]
    [InlineData("currency=RUB&from=1.005", "from must be an amount")]
    [InlineData("currency=RUB&to=-1", "to must be an amount")]
    [InlineData("q=a&q=b", "q is given more than once")]
    [InlineData("q=%00", "q must")]
    [InlineData("after=x", "after is not the next of a page")]
    public async Task A_search_that_cannot_be_is_explained(string query, string fault)
    {
        (await _host.OpenAsync("/payments?" + query, HttpStatusCode.BadRequest)).ShouldContain(fault);
        (await _host.OpenAsync("/payments.csv?" + query, HttpStatusCode.BadRequest)).ShouldContain(fault);
    }

    [Fact]
    public async Task The_address_has_the_whole_search_and_leads_to_older_payments()
    {
        for (var number = 0; number < 60; number++)
        {
            _host.Add($"p{number}", "Confirmed");
            _host.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var first = await _host.OpenAsync("/payments?state=Confirmed&team=demo");

        first.ShouldContain("value=\"demo\"");
        first.ShouldContain("<option value=\"Confirmed\" selected");
        first.ShouldContain("/payments/demo/p59\"");
        first.ShouldNotContain("/payments/demo/p9\"");
        var older = WebUtility.HtmlDecode(first.Split("<a href=\"/payments?").Single(part => part.Contains(">Older payments", StringComparison.Ordinal)).Split('"')[0]);
        older.ShouldContain("team=demo&state=Confirmed&after=");
        var second = await _host.OpenAsync("/payments?" + older);
        second.ShouldContain("/payments/demo/p9\"");
        second.ShouldNotContain("/payments/demo/p59\"");
        second.ShouldNotContain("Older payments");
    }

    [Fact]
    public async Task The_file_has_every_payment_and_no_formula()
    {
        _host.Add("1", "Confirmed", saga => (saga.OrderId, saga.Reason) = ("=HYPERLINK(1)", "said \"no\", twice"));
        for (var number = 2; number <= 600; number++)
            _host.Add($"{number}", "Confirmed");

        var lines = (await _host.OpenAsync("/payments.csv?state=Confirmed")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        lines[0].ShouldStartWith("team,payment,order,");
        lines.Length.ShouldBe(601);
        lines.Skip(1).Distinct().Count().ShouldBe(600);
        var first = lines.Single(line => line.StartsWith("demo,1,", StringComparison.Ordinal));
        first.ShouldContain(",\"'=HYPERLINK(1)\",ibusiness,g-1,CONFIRMED,Confirmed,RUB,1500.00,0.00,1500.00,\"said \"\"no\"\", twice\",");
    }

    [Fact]
    public async Task The_file_has_an_end()
    {
        using var host = new PageHost { Settings = { ["Pages:CsvRows"] = "2" } };
        foreach (var id in new[] { "1", "2", "3" })
            host.Add(id, "Confirmed");

        (await host.OpenAsync("/payments.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(3);
    }
}

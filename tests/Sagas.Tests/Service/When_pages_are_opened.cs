using System.Net;
using System.Text.RegularExpressions;
using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Service;

public sealed partial class When_pages_are_opened : IDisposable
{
    private const string Evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
    private readonly ServiceHost _host = ServiceHost.OnTheWire();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task An_empty_service_says_how_to_begin()
    {
        var page = await OpenAsync("/");

        page.ShouldContain("No payments yet");
        page.ShouldContain("curl");
        page.ShouldContain("/events/payment-captured");
    }

    [Fact]
    public async Task A_payment_is_listed_with_amount_reason_and_what_is_next()
    {
        var saga = _host.Reader.Add("1001", "Reconciling");
        saga.Reason = "out of stock";
        saga.DueAt = new DateTimeOffset(2026, 1, 2, 4, 0, 0, TimeSpan.FromHours(1));
        saga.DueAction = DueAction.Resolve;

        var page = await OpenAsync("/");

        page.ShouldContain("1,500.00 RUB");
        page.ShouldContain("out of stock");
        page.ShouldContain("2026-01-02 03:00:00 UTC");
        page.ShouldContain("CONFIRMED");
        page.ShouldContain("href=\"/payments/demo/1001\"");
        page.ShouldContain("href=\"/?state=Reconciling\"");
        page.ShouldContain("http-equiv=\"refresh\"");
    }

    [Fact]
    public async Task A_state_can_be_chosen()
    {
        _host.Reader.Add("1001", "Reconciling");
        _host.Reader.Add("1002", "Refunded", PaymentStatus.Refunded);

        var page = await OpenAsync("/?state=Refunded");

        page.ShouldContain("/payments/demo/1002");
        page.ShouldNotContain("/payments/demo/1001");
        page.ShouldContain("<b>1</b> Reconciling");
    }

    [Fact]
    public async Task A_payments_page_has_its_history()
    {
        var saga = _host.Reader.Add("1001", "Confirmed");
        _host.Reader.AddHistory(saga, 1, "the money was taken");

        var page = await OpenAsync("/payments/demo/1001");

        page.ShouldContain("payment-captured");
        page.ShouldContain("the money was taken");
    }

    [Fact]
    public async Task Nothing_that_an_event_carries_becomes_markup()
    {
        var saga = _host.Reader.Add(Evil, "Confirmed", team: Evil);
        (saga.Reason, saga.OrderId, saga.Gateway, saga.GatewayPaymentId) = (Evil, Evil, Evil, Evil);
        (saga.GatewaySessionId, saga.Currency, saga.State) = (Evil, Evil, Evil);
        _host.Reader.AddHistory(saga, 1, Evil, Evil);

        var list = await OpenAsync("/");
        var one = await OpenAsync(Sagas.Service.Api.PaymentAddress.Of(Evil, Evil, "/payments"));
        var missing = await OpenAsync("/payments/x/" + Uri.EscapeDataString(Evil), HttpStatusCode.NotFound);

        foreach (var page in new[] { list, one, missing })
        {
            page.ShouldContain("&lt;script&gt;");
            Tags().Matches(page).Select(tag => tag.Groups["name"].Value.ToUpperInvariant()).ShouldNotContain("SCRIPT");
            Tags().Matches(page).Select(tag => tag.Groups["name"].Value.ToUpperInvariant()).ShouldNotContain("IMG");
            Handlers().IsMatch(page).ShouldBeFalse();
        }
    }

    [Fact]
    public async Task No_script_is_allowed_and_none_is_there()
    {
        _host.Reader.Add("1001", "Confirmed");
        using var response = await _host.CreateClient().GetAsync(new Uri("/", UriKind.Relative));

        var policy = response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldNotContain("unsafe");
        policy.ShouldNotContain("script-src");
        var page = await response.Content.ReadAsStringAsync();
        page.ShouldNotContain("<script");
        page.ShouldNotContain("style=");
        response.Content.Headers.ContentType?.ToString().ShouldBe("text/html; charset=utf-8");
    }

    [Fact]
    public async Task The_style_is_served_for_light_dark_and_narrow_screens()
    {
        var style = await OpenAsync("/pages.css");

        style.ShouldContain("prefers-color-scheme: dark");
        style.ShouldContain("max-width");
    }

    [Fact]
    public async Task An_unknown_payment_has_a_page_that_says_so() =>
        (await OpenAsync("/payments/demo/9", HttpStatusCode.NotFound)).ShouldContain("No such payment");

    [Fact]
    public async Task A_bad_filter_has_a_page_that_says_so() =>
        (await OpenAsync("/?limit=x", HttpStatusCode.BadRequest)).ShouldContain("limit must be a whole number");

    [Fact]
    public async Task A_bad_part_of_a_history_is_not_a_missing_payment()
    {
        _host.Reader.Add("1001", "Confirmed");

        (await OpenAsync("/payments/demo/1001?after=x", HttpStatusCode.BadRequest)).ShouldContain("after must be a whole number");
    }

    [Fact]
    public async Task More_payments_than_a_page_holds_can_be_reached()
    {
        for (var number = 0; number < 60; number++)
        {
            _host.Reader.Add($"p{number}", "Confirmed");
        }

        var page = await OpenAsync("/");

        page.ShouldContain("href=\"/?after=50\"");
        page.ShouldContain("<b>60</b> all");
    }

    [GeneratedRegex("<(?<name>[a-zA-Z]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex("<[^>]*\\son[a-z]+=", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Handlers();

    private async Task<string> OpenAsync(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await _host.CreateClient().GetAsync(new Uri(path, UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(status, text);
        return text;
    }
}

using System.Net;
using System.Text.RegularExpressions;
using Sagas.Payments;
using Sagas.Service.Api;

namespace Sagas.Tests.Service.Pages;

public sealed partial class When_pages_are_opened : IDisposable
{
    private const string Evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
    private readonly PageHost _host = PageHost.OnTheWire();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task An_empty_service_says_how_to_begin()
    {
        foreach (var path in new[] { "/", "/payments" })
        {
            var page = await _host.OpenAsync(path);

            page.ShouldContain("No payments yet");
            page.ShouldContain("curl");
            page.ShouldContain("/events/payment-captured");
        }

        (await _host.OpenAsync("/attention")).ShouldContain("Nothing waits for a person");
        (await _host.OpenAsync("/pauses")).ShouldContain("Nothing is paused");
    }

    [Fact]
    public async Task A_payment_is_listed_with_amount_reason_and_what_is_next()
    {
        _host.Add("1001", "Reconciling", saga =>
        {
            saga.Reason = "out of stock";
            saga.DueAt = new DateTimeOffset(2099, 1, 2, 4, 0, 0, TimeSpan.FromHours(1));
            saga.DueAction = DueAction.Resolve;
        });

        foreach (var path in new[] { "/", "/payments" })
        {
            var page = await _host.OpenAsync(path);

            page.ShouldContain("1,500.00 RUB");
            page.ShouldContain("out of stock");
            page.ShouldContain("2099-01-02 03:00:00 UTC");
            page.ShouldContain("CONFIRMED");
            page.ShouldContain("href=\"/payments/demo/1001\"");
        }
    }

    [Fact]
    public async Task What_is_typed_into_is_never_refreshed_away()
    {
        _host.Add("1001", "AwaitingApproval");

        foreach (var path in new[] { "/", "/attention", "/payments/demo/1001" })
            (await _host.OpenAsync(path)).ShouldContain("http-equiv=\"refresh\"");
        foreach (var path in new[] { "/payments", "/pauses", "/payments/demo/1001/approve", "/sign-in" })
            (await _host.OpenAsync(path)).ShouldNotContain("http-equiv=\"refresh\"");
    }

    [Fact]
    public async Task Nothing_that_an_event_carries_becomes_markup()
    {
        _host.Add(Evil, "ManualActionRequired", saga =>
        {
            (saga.Reason, saga.OrderId, saga.Gateway, saga.GatewayPaymentId) = (Evil, Evil, Evil, Evil);
            (saga.GatewaySessionId, saga.Currency) = (Evil, Evil);
        }, Evil);
        var address = PaymentAddress.Of("demo", Evil, "/payments");

        foreach (var path in new[] { "/", "/payments", "/attention", address, address + "/retry", "/payments?q=" + Uri.EscapeDataString(Evil), "/payments?state=" + Uri.EscapeDataString(Evil), "/payments/x/" + Uri.EscapeDataString(Evil) })
        {
            using var browser = _host.Browser();
            using var response = await browser.GetAsync(new Uri(path, UriKind.Relative));
            var page = await response.Content.ReadAsStringAsync();

            page.ShouldContain(path.Contains("state=", StringComparison.Ordinal) ? "must be one of" : "&lt;script&gt;", Case.Sensitive, path);
            Tags().Matches(page).Select(tag => tag.Groups["name"].Value.ToUpperInvariant()).ShouldNotContain("SCRIPT");
            Tags().Matches(page).Select(tag => tag.Groups["name"].Value.ToUpperInvariant()).ShouldNotContain("IMG");
            Handlers().IsMatch(Quoted().Replace(page, "\"\"")).ShouldBeFalse();
            page.ShouldNotContain("style=");
            var policy = response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
            policy.ShouldContain("default-src 'none'");
            policy.ShouldNotContain("unsafe");
            policy.ShouldNotContain("script-src");
            response.Content.Headers.ContentType?.ToString().ShouldBe("text/html; charset=utf-8");
        }
    }

    [Fact]
    public async Task The_style_is_served_for_light_dark_and_narrow_screens()
    {
        var style = await _host.OpenAsync("/pages.css");

        style.ShouldContain("prefers-color-scheme: dark");
        style.ShouldContain("max-width");
    }

    [Fact]
    public async Task An_unknown_payment_has_a_page_that_says_so() =>
        (await _host.OpenAsync("/payments/demo/9", HttpStatusCode.NotFound)).ShouldContain("No such payment");

    [Fact]
    public async Task A_bad_part_of_a_history_is_not_a_missing_payment()
    {
        _host.Add("1001", "Confirmed");

        (await _host.OpenAsync("/payments/demo/1001?after=x", HttpStatusCode.BadRequest)).ShouldContain("after must be a whole number");
    }

    [GeneratedRegex("<(?<name>[a-zA-Z]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tags();

    // What stands between quotes is a value, whatever it looks like.
    [GeneratedRegex("\"[^\"]*\"", RegexOptions.None, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("<[^>]*\\son[a-z]+=", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Handlers();
}

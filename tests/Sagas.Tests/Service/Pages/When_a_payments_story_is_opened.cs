using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Storage;
using Sagas.Tests.Storage;

namespace Sagas.Tests.Service.Pages;

public sealed class When_a_payments_story_is_opened : IDisposable
{
    private readonly PageHost _host = new() { Settings = { ["Pages:TraceUrl"] = "https://traces.example/t/{traceId}?x=1", ["Pages:TimeZone"] = "Asia/Tokyo" } };

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task The_way_so_far_is_drawn_and_told()
    {
        _host.Add("1", "Confirmed");
        Step(2, "Confirmed", "Refunding");
        Step(3, "Refunding", "Refunding");
        Step(4, "Refunding", "Reconciling");
        Step(5, "Reconciling", "Refunding");

        var page = await _host.OpenAsync("/payments/demo/1");

        page.ShouldContain("aria-label=\"From Confirmed to Refunding to Reconciling to Refunding.\"");
        Count(page, "class=\"taken\"").ShouldBe(3);
        Count(page, "class=\"box here moving\"").ShouldBe(1);
        Count(page, "class=\"box been\"").ShouldBe(2);
        Count(page, "class=\"box").ShouldBe(15);
    }

    [Fact]
    public async Task What_is_owed_is_said_and_proposed_and_not_all_that_was_paid()
    {
        _host.Add("1", "ManualActionRequired", saga =>
        {
            saga.Hold = "disputed";
            saga.Claims.Add(new Claim { Cause = ClaimCause.ItemGrantFailed, OccurredAt = saga.CreatedAt, ReceivedAt = saga.CreatedAt, Reason = "sold out", ItemId = "a", Amount = 50_000, Standing = ClaimStanding.Granted });
        });

        (await _host.OpenAsync("/payments/demo/1")).ShouldContain("<dt>To give back</dt><dd><b>500.00 RUB</b></dd>");
        (await _host.OpenAsync("/payments/demo/1/manual-refund")).ShouldContain("placeholder=\"500.00\"");
    }

    [Fact]
    public async Task Webhooks_people_timers_and_answers_are_told_apart()
    {
        _host.Add("1", "Confirmed");
        Step(2, "Confirmed", "Confirmed", row => row with { Event = "payment-authorized", Actor = "webhook:bank" });
        Step(3, "Confirmed", "Confirmed", row => row with { Event = "approve-compensation", Actor = "kim" });
        Step(4, "Confirmed", "Confirmed", row => row with { Event = "payment-timer-due" });
        Step(5, "Confirmed", "Confirmed", row => row with { Event = "operation-rejected", Actor = "gateway:bank" });

        var page = await _host.OpenAsync("/payments/demo/1");

        foreach (var (name, kind) in new[] { ("payment-captured", "event"), ("payment-authorized", "webhook"), ("approve-compensation", "operator"), ("payment-timer-due", "timer"), ("operation-rejected", "answer") })
            page.ShouldContain($"<b>{name}</b> <span class=\"kind\">{kind}</span>");
    }

    [Fact]
    public async Task A_trace_leads_to_where_traces_are_looked_at()
    {
        _host.Add("1", "Confirmed");
        Step(2, "Confirmed", "Fulfilled", row => row with { TraceId = "4bf92f3577b34da6a3ce929d0e0e4736" });

        (await _host.OpenAsync("/payments/demo/1")).ShouldContain("href=\"https://traces.example/t/4bf92f3577b34da6a3ce929d0e0e4736?x=1\"");
    }

    [Fact]
    public async Task Times_are_in_utc_with_the_local_time_beside()
    {
        _host.Add("1", "Confirmed");
        _host.Clock.Advance(TimeSpan.FromMinutes(3));

        (await _host.OpenAsync("/payments/demo/1")).ShouldContain("title=\"2026-03-01 21:00:00 &#x2B;09:00 Asia/Tokyo, 3 min 0 s ago\">2026-03-01 12:00:00 UTC</time>");
    }

    [Fact]
    public async Task Amounts_in_sentences_are_written_as_the_currency_writes_them()
    {
        _host.Add("1", "Confirmed", null, "150000 RUB (minor units) was captured", "1500 JPY (minor units, reference <b>) went back", "12 XXQ (minor units)");

        var page = await _host.OpenAsync("/payments/demo/1");

        page.ShouldContain("1,500.00 RUB was captured");
        page.ShouldContain("1,500 JPY (reference &lt;b&gt;) went back");
        page.ShouldContain("12 minor units XXQ");
    }

    private static int Count(string page, string part) => page.Split(part).Length - 1;

    private void Step(long version, string from, string to, Func<HistoryRow, HistoryRow>? change = null)
    {
        var saga = Make.Saga("1", version, _host.Clock.GetUtcNow());
        (saga.State, saga.Status, saga.CapturedAmount, saga.Currency, saga.Gateway) = (to, PaymentStatus.Confirmed, 150_000, "RUB", "ibusiness");
        var unit = Make.Unit(saga);
        var history = unit.History! with { FromState = from };
        _host.Commit(unit with { History = change?.Invoke(history) ?? history });
    }
}

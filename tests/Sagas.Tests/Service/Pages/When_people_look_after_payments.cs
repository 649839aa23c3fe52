using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Storage;
using Sagas.Tests.Support;

namespace Sagas.Tests.Service.Pages;

public sealed class When_people_look_after_payments : IDisposable
{
    private const string Evil = "<script>alert(1)</script>";

    private readonly PageHost _host = new() { NeedsSignIn = true, Settings = { ["Pages:ApproverAbove:RUB"] = "1" } };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_note_is_a_row_of_the_history_in_any_state_whatever_the_sum()
    {
        _host.Add("1", "Refunded", saga => saga.Status = PaymentStatus.Refunded);
        using var browser = await _host.SignedInAsync("Operator");

        await DoAsync(browser, "note", Evil);

        var rows = await Probe.UntilAsync(
            () => _host.Services.GetRequiredService<IPaymentReader>().HistoryAsync(SagaIds.ForPayment("demo", "1"), 1, 10, Token), seen => seen.Count == 1, seen => $"{seen.Count} rows");
        (rows[0].Event, rows[0].Actor, rows[0].ToState).ShouldBe(("note-payment", "Operator", "Refunded"));
        rows[0].Remarks.ShouldBe(["note: " + Evil]);
        var page = await PageHost.OpenAsync(browser, "/payments/demo/1");
        page.ShouldContain("&lt;script&gt;");
        page.ShouldNotContain(Evil);
    }

    [Fact]
    public async Task What_a_person_looks_after_stands_on_the_attention_page_until_it_is_given_up()
    {
        _host.Add("1", "ManualActionRequired", saga => saga.OwedSince = _host.Clock.GetUtcNow().AddHours(-3));
        _host.Add("2", "ManualActionRequired");
        using var browser = await _host.SignedInAsync("Operator");
        (await PageHost.OpenAsync(browser, "/attention")).ShouldContain("by nobody");
        (await PageHost.OpenAsync(browser, "/payments/demo/1")).ShouldNotContain("/payments/demo/1/release");
        using var other = await _host.SignedInAsync("Approver");

        await DoAsync(browser, "take", "on shift");
        await OwnerIsAsync("Operator");

        var mine = await PageHost.OpenAsync(browser, "/attention");
        mine.ShouldContain("You look after");
        mine.ShouldContain("/payments/demo/1\"");
        mine.ShouldContain("3 h 0 min");
        var theirs = await PageHost.OpenAsync(other, "/attention");
        theirs.ShouldNotContain("You look after");
        theirs.ShouldContain("1 of them, by Operator");
        var story = await PageHost.OpenAsync(other, "/payments/demo/1");
        story.ShouldContain("Operator looks after it");
        story.ShouldContain("/payments/demo/1/release");
        story.ShouldNotContain("/payments/demo/1/resolve");
        using var again = await PageHost.SubmitAsync(browser, "/payments/demo/1/take", ("reason", "x"));
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);

        await DoAsync(other, "release", "the shift is over");
        await OwnerIsAsync(null);

        (await PageHost.OpenAsync(browser, "/attention")).ShouldNotContain("You look after");
    }

    [Fact]
    public async Task Resolving_asks_the_gateway_only_about_what_is_in_doubt()
    {
        _host.Add("1", "Reconciling", saga => saga.Operations.Add(new Operation
        {
            Id = Guid.CreateVersion7(),
            Ordinal = 1,
            Kind = OperationKind.Refund,
            Amount = 150_000,
            Attempt = 1,
            Progress = OperationProgress.Unknown,
            DecidedAt = _host.Clock.GetUtcNow(),
        }));
        _host.Add("2", "ManualActionRequired");
        using var browser = await _host.SignedInAsync("Operator");
        using var nothing = await PageHost.SubmitAsync(browser, "/payments/demo/2/resolve", ("reason", "x"));
        nothing.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await nothing.Content.ReadAsStringAsync()).ShouldContain("no operation is in doubt");

        await DoAsync(browser, "resolve", "the customer calls");

        _host.Bus.Single<RetryCompensation>().PaymentId.ShouldBe("1");
    }

    [Fact]
    public async Task A_viewer_writes_nothing_down()
    {
        _host.Add("1", "ManualActionRequired");
        using var viewer = await _host.SignedInAsync("Viewer");

        foreach (var action in new[] { "note", "take", "release", "resolve" })
        {
            using var answer = await PageHost.PostAsync(viewer, $"/payments/demo/1/{action}", ("reason", "x"));
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, action);
        }

        _host.Bus.All.ShouldBeEmpty();
    }

    private static async Task DoAsync(HttpClient browser, string action, string reason)
    {
        using var answer = await PageHost.SubmitAsync(browser, $"/payments/demo/1/{action}", ("reason", reason));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
    }

    private async Task OwnerIsAsync(string? owner) => await Probe.UntilAsync(
        async () => (await _host.Services.GetRequiredService<IPaymentReader>().FindAsync("demo", "1", Token)).ShouldNotBeNull().Handling?.Owner, seen => seen == owner);
}

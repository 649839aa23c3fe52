using System.Net;
using Sagas.Contracts;
using Sagas.Gateways;
using Sagas.Storage;
using Sagas.Tests.Storage;

namespace Sagas.Tests.Service.Pages;

public sealed class When_a_person_decides_on_a_page : IDisposable
{
    private readonly PageHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("Confirmed", "")]
    [InlineData("AwaitingApproval", "approve dismiss manual-refund")]
    [InlineData("ManualActionRequired", "dismiss retry manual-refund")]
    [InlineData("Refunding", "retry")]
    public async Task The_page_offers_what_fits_the_state(string state, string offered)
    {
        _host.Add("1001", state);

        var page = await _host.OpenAsync("/payments/demo/1001");

        new[] { "approve", "dismiss", "retry", "manual-refund" }
            .Where(name => page.Contains($"href=\"/payments/demo/1001/{name}\"", StringComparison.Ordinal))
            .ShouldBe(offered.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task The_saga_gets_the_decision_and_the_page_says_so()
    {
        _host.Add("1001", "AwaitingApproval");
        using var browser = _host.Browser();

        using var answer = await PageHost.SubmitAsync(browser, "/payments/demo/1001/approve", ("reason", " looked into it "));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location?.OriginalString.ShouldBe("/payments/demo/1001?told=approve");
        var request = _host.Bus.Single<ApproveCompensation>();
        (request.TeamSlug, request.PaymentId, request.Operator, request.Reason).ShouldBe(("demo", "1001", "demo", "looked into it"));
        (await PageHost.OpenAsync(browser, "/payments/demo/1001?told=approve")).ShouldContain("The saga was told: approve");
    }

    [Fact]
    public async Task A_form_sent_twice_is_one_decision()
    {
        _host.Add("1001", "Refunding", saga => saga.Gateway = null);
        using var browser = _host.Browser();
        var page = await PageHost.OpenAsync(browser, "/payments/demo/1001/retry");
        var fields = new[] { "proof", "id" }.Select(name => (name, page.Split($"name=\"{name}\" value=\"")[1].Split('"')[0])).Append(("reason", "again")).ToArray();

        using var first = await PageHost.PostAsync(browser, "/payments/demo/1001/retry", fields);
        using var second = await PageHost.PostAsync(browser, "/payments/demo/1001/retry", fields);

        first.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        // The saga may have acted on the first by now, and the second finds another state.
        second.StatusCode.ShouldBeOneOf(HttpStatusCode.Redirect, HttpStatusCode.Conflict);
        var told = _host.Bus.All.Where(one => one.Destination?.AbsolutePath.EndsWith(WellKnownEndpoints.Saga, StringComparison.Ordinal) == true).ToArray();
        told.Length.ShouldBe(second.StatusCode == HttpStatusCode.Redirect ? 2 : 1);
        told.Select(one => one.MessageId).Distinct().Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("1500.00", "bo-1", "by hand", null)]
    [InlineData("1500.01", "bo-1", "by hand", "more than")]
    [InlineData("1,500", "bo-1", "by hand", "amount must be an amount")]
    [InlineData("10", "", "by hand", "reference must not be blank")]
    [InlineData("10", "bo-1", "  ", "reason must not be blank")]
    public async Task A_refund_by_hand_is_checked_and_what_was_typed_is_kept(string amount, string reference, string reason, string? fault)
    {
        _host.Add("1001", "ManualActionRequired");
        using var browser = _host.Browser();

        using var answer = await PageHost.SubmitAsync(
            browser, "/payments/demo/1001/manual-refund", ("amount", amount), ("reference", reference), ("reason", reason));

        if (fault is null)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            var request = _host.Bus.Single<RecordManualRefund>();
            (request.Amount, request.Reference).ShouldBe((150_000, "bo-1"));
        }
        else
        {
            ((int)answer.StatusCode).ShouldBeInRange(400, 409);
            var page = await answer.Content.ReadAsStringAsync();
            page.ShouldContain(fault);
            page.ShouldContain($"value=\"{amount}\"");
            _host.Bus.All.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_form_that_no_page_drew_does_nothing()
    {
        _host.Add("1001", "AwaitingApproval");
        using var browser = _host.Browser();

        using var without = await PageHost.PostAsync(browser, "/payments/demo/1001/approve", ("reason", "x"));
        using var wrong = await PageHost.PostAsync(browser, "/payments/demo/1001/approve", ("reason", "x"), ("proof", "CfDJ8"));
        using var pause = await PageHost.PostAsync(browser, "/pauses", ("scope", "all"), ("reason", "x"));

        new[] { without, wrong, pause }.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.BadRequest);
        _host.Bus.All.ShouldBeEmpty();
        (await _host.OpenAsync("/pauses")).ShouldContain("Nothing is paused");
    }

    [Fact]
    public async Task A_decision_that_no_longer_fits_does_nothing()
    {
        _host.Add("1001", "Refunded", saga => saga.Status = PaymentStatus.Refunded);

        (await _host.OpenAsync("/payments/demo/1001/approve", HttpStatusCode.Conflict)).ShouldContain("does not take approve");
        (await _host.OpenAsync("/payments/demo/9/approve", HttpStatusCode.NotFound)).ShouldContain("No such payment");
    }

    [Fact]
    public async Task A_payments_page_tells_its_messages_and_its_gateway_calls_in_order()
    {
        var saga = _host.Add("1001", "Refunding", null, "the money was taken");
        var entry = Make.Entry(Guid.CreateVersion7()) with { SagaId = saga.CorrelationId, SentAt = saga.UpdatedAt.AddSeconds(1), Currency = "RUB" };
        _host.Commit(new JournalBegin(entry));
        _host.Commit(new JournalCompletion(entry.OperationId, 1, new GatewayOutcome.Rejected(RejectionCause.Refused) { Code = "E-77", Message = "not today" }, entry.SentAt.AddSeconds(2)));

        var page = await _host.OpenAsync("/payments/demo/1001");

        page.ShouldContain("payment-captured");
        page.ShouldContain("refund at bank");
        page.ShouldContain("rejected");
        page.ShouldContain("E-77");
        page.ShouldContain("not today");
        page.ShouldContain(entry.OperationId.ToString());
        page.ShouldContain("answered after 2.0 s");
        page.IndexOf("the money was taken", StringComparison.Ordinal).ShouldBeLessThan(page.IndexOf("refund at bank", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Compensation_is_paused_and_resumed()
    {
        using var browser = _host.Browser();

        using var paused = await PageHost.SubmitAsync(browser, "/pauses", ("scope", "team"), ("name", "demo"), ("reason", "odd <refunds>"));

        paused.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await PageHost.OpenAsync(browser, "/pauses");
        page.ShouldContain("odd &lt;refunds&gt;");
        (await PageHost.OpenAsync(browser, "/attention")).ShouldContain("Compensation is paused: team demo");
        var proof = page.Split("name=\"proof\" value=\"")[1].Split('"')[0];
        using var unknown = await PageHost.PostAsync(browser, "/pauses", ("proof", proof), ("scope", "gateway"), ("name", "nowhere"), ("reason", "x"));
        unknown.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await unknown.Content.ReadAsStringAsync()).ShouldContain("is not a configured gateway");

        using var resumed = await PageHost.PostAsync(browser, "/pauses/resume", ("proof", proof), ("scope", "team"), ("name", "demo"), ("reason", "all fine"));

        resumed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await PageHost.OpenAsync(browser, "/pauses")).ShouldContain("Nothing is paused");
    }
}

using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Contracts;
using Sagas.Storage;
using Sagas.Tests.Support;
using static Sagas.Tests.Service.Pages.BulkSteps;

namespace Sagas.Tests.Service.Pages;

public sealed class When_a_decision_is_about_many : IDisposable
{
    private readonly PageHost _host = new();

    private IBulkBook Book => _host.Services.GetRequiredService<IBulkBook>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Its_preview_tells_count_and_sum_by_currency_and_does_nothing()
    {
        Wait("1", "2");
        _host.Add("yen", "AwaitingApproval", saga => saga.Currency = "JPY");
        _host.Add("elsewhere", "ManualActionRequired");

        var page = await _host.OpenAsync(Waiting);

        page.ShouldContain("Approve 3 payments");
        page.ShouldContain("3,000.00 RUB");
        page.ShouldContain("150,000 JPY");
        page.ShouldContain("in 2 payments");
        (await Book.ListAsync(10, Token)).ShouldBeEmpty();
        _host.Bus.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Attention_and_a_search_with_a_state_lead_to_it()
    {
        Wait("1");

        (await _host.OpenAsync("/attention")).ShouldContain("/bulk/new?state=AwaitingApproval&amp;gateway=ibusiness&amp;currency=RUB&amp;action=approve");
        (await _host.OpenAsync("/payments?state=AwaitingApproval")).ShouldContain("/bulk/new?state=AwaitingApproval&amp;action=dismiss");
        (await _host.OpenAsync("/payments")).ShouldNotContain("/bulk/new");
        (await _host.OpenAsync("/payments?state=Confirmed")).ShouldNotContain("/bulk/new");
    }

    [Fact]
    public async Task Every_payment_gets_the_decision_once_with_who_and_why()
    {
        Wait("1", "2", "3");

        var job = await BeginAsync(_host, Waiting, ("reason", "the bank said yes"), ("rate", "50"));
        var done = await EndedAsync(_host, job);

        (done.State, done.Told, done.Skipped).ShouldBe((BulkJob.Done, 3, 0));
        var told = _host.Bus.Of<ApproveCompensation>();
        told.Select(one => one.PaymentId).ShouldBe(["1", "2", "3"], ignoreOrder: true);
        told.ShouldAllBe(one => one.Operator == "demo" && one.Reason == $"the bank said yes (bulk job {job:N})");
        _host.Bus.All.Where(one => one.Message is ApproveCompensation).Select(one => one.MessageId)
            .ShouldBe(told.Select(one => (Guid?)SagaIds.ForMessage("approve-compensation", "demo", one.PaymentId, job.ToString("N"))), ignoreOrder: true);
        var page = await _host.OpenAsync($"/bulk/{job}");
        page.ShouldContain("3 told and 0 skipped of 3");
        page.ShouldNotContain("http-equiv=\"refresh\"");
        (await _host.OpenAsync("/bulk")).ShouldContain("the bank said yes");
    }

    [Fact]
    public async Task A_dry_run_checks_everything_and_sends_nothing()
    {
        Wait("1", "2");

        var job = await BeginAsync(_host, Waiting, ("reason", "would it work"), ("rate", "50"), ("dry", "yes"));

        (await EndedAsync(_host, job)).Told.ShouldBe(2);
        _host.Bus.Of<ApproveCompensation>().ShouldBeEmpty();
        (await _host.OpenAsync($"/bulk/{job}")).ShouldContain("dry run: nothing is sent");
    }

    [Fact]
    public async Task It_keeps_to_its_rate_and_can_be_stopped()
    {
        Wait("1", "2", "3", "4", "5");
        var job = await BeginAsync(_host, Waiting, ("reason", "slowly"), ("rate", "2"));
        await ToldAsync(job, 2);

        (await _host.OpenAsync($"/bulk/{job}")).ShouldContain("http-equiv=\"refresh\"");
        using var browser = _host.Browser();
        using var stopped = await PageHost.SubmitFormAsync(browser, $"/bulk/{job}", $"/bulk/{job}/stop");
        stopped.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        _host.Clock.Advance(TimeSpan.FromSeconds(5));

        var ended = (await Book.FindAsync(job, Token)).ShouldNotBeNull();
        (ended.State, ended.Told, ended.StoppedBy).ShouldBe((BulkJob.Stopped, 2, "demo"));
        using var again = await PageHost.PostAsync(browser, $"/bulk/{job}/stop", ("proof", await ProofAsync(browser)));
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        _host.Bus.Of<ApproveCompensation>().Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_has_moved_on_meanwhile_is_skipped_with_the_reason()
    {
        Wait("1", "2");
        var job = await CreateAsync("1", "2", "gone");
        Move("2", "Refunding");
        await LetRunAsync(job);

        var done = await EndedAsync(_host, job);

        (done.Told, done.Skipped).ShouldBe((1, 2));
        var page = await _host.OpenAsync($"/bulk/{job}");
        page.ShouldContain("is in state Refunding, which does not take approve");
        page.ShouldContain("There is no such payment");
    }

    [Fact]
    public async Task What_was_told_before_a_crash_counts_as_told()
    {
        Wait("1");
        var job = await CreateAsync("1");
        Move("1", "Refunding", SagaIds.ForMessage("approve-compensation", "demo", "1", job.ToString("N")));
        await LetRunAsync(job);

        (await EndedAsync(_host, job)).Told.ShouldBe(1);
        _host.Bus.Of<ApproveCompensation>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_begins_when_the_payments_are_not_those_that_were_seen()
    {
        Wait("1");
        using var browser = _host.Browser();
        var seen = await PageHost.OpenAsync(browser, Waiting);
        Wait("2");

        using var answer = await PageHost.PostAsync(
            browser, Waiting, [.. PageHost.HiddenOf(seen), ("reason", "typed"), ("rate", "5")]);

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("not those that you saw");
        page.ShouldContain("typed");
        page.ShouldContain("Approve 2 payments");
        (await Book.ListAsync(10, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_form_sent_twice_is_one_job()
    {
        Wait("1");
        using var browser = _host.Browser();
        var fields = PageHost.HiddenOf(await PageHost.OpenAsync(browser, Waiting)).Concat([("reason", "x"), ("rate", "5")]).ToArray();

        using var first = await PageHost.PostAsync(browser, Waiting, fields);
        using var second = await PageHost.PostAsync(browser, Waiting, fields);

        second.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        second.Headers.Location.ShouldBe(first.Headers.Location);
        (await Book.ListAsync(10, Token)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("/bulk/new?action=approve", "state must be one that takes approve")]
    [InlineData("/bulk/new?action=approve&state=Refunding", "state must be one that takes approve")]
    [InlineData("/bulk/new?action=manual-refund&state=AwaitingApproval", "action must be one of approve, dismiss, retry")]
    public async Task What_is_no_decision_about_many_is_explained(string path, string fault) =>
        (await _host.OpenAsync(path, HttpStatusCode.BadRequest)).ShouldContain(fault);

    [Theory]
    [InlineData("reason", "", "reason must not be blank")]
    [InlineData("rate", "0", "rate must be a whole number from 1 to 50")]
    [InlineData("rate", "51", "rate must be a whole number from 1 to 50")]
    public async Task A_wrong_wish_is_explained_and_nothing_begins(string name, string value, string fault)
    {
        Wait("1");
        using var browser = _host.Browser();

        using var answer = await PageHost.SubmitFormAsync(browser, Waiting, Waiting, ("reason", "x"), ("rate", "5"), (name, value));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(fault);
        (await Book.ListAsync(10, Token)).ShouldBeEmpty();
    }

    // One look of the worker for each step of the clock, and no more.
    private async Task ToldAsync(Guid job, int count) => await Probe.UntilAsync(
        async () =>
        {
            var told = (await Book.FindAsync(job, Token)).ShouldNotBeNull().Told;
            if (told < count)
                _host.Clock.Advance(TimeSpan.FromMilliseconds(100));
            return told;
        },
        told => told == count, told => $"{told} of {count}");

    private void Wait(params string[] payments)
    {
        foreach (var payment in payments)
            _host.Add(payment, "AwaitingApproval");
    }

    private void Move(string payment, string state, Guid? messageId = null)
    {
        var saga = _host.Services.GetRequiredService<IPaymentReader>().FindAsync("demo", payment, Token).GetAwaiter().GetResult().ShouldNotBeNull();
        saga.State = state;
        saga.Version++;
        var unit = Tests.Storage.Make.Unit(saga);
        _host.Commit(unit with { History = unit.History! with { MessageId = messageId ?? unit.History.MessageId } });
    }

    // It does not run before everything that the test is about has happened.
    private async Task<Guid> CreateAsync(params string[] payments)
    {
        var job = new BulkJob
        {
            Id = Guid.CreateVersion7(),
            Action = "approve",
            Search = "",
            Reason = "x",
            Rate = 50,
            DryRun = false,
            By = "demo",
            State = BulkJob.AwaitingSecondPerson,
            Sums = [],
        };
        await Book.CreateAsync(job, [.. payments.Select((payment, index) => new BulkItem(index + 1, "demo", payment))], Token);
        return job.Id;
    }

    private async Task LetRunAsync(Guid job) => (await Book.ConfirmAsync(job, "boris", Token)).ShouldBeTrue();
}

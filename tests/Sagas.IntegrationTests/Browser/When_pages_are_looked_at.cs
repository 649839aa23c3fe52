using Microsoft.Playwright;
using Sagas.Contracts;
using Sagas.IntegrationTests.Browser.Rig;
using Sagas.IntegrationTests.Durable.Rig;
using Sagas.Service.Ingress.RabbitMq;

namespace Sagas.IntegrationTests.Browser;

[Collection(InTheBrowser.Name)]
public sealed class When_pages_are_looked_at(BrowserRig rig)
{
    private const string NewJob = "/bulk/new?state=AwaitingApproval&action=approve";

    private static readonly (string Name, string Path)[] Pages =
    [
        ("overview", "/"),
        ("payments", "/payments"),
        ("payments-none", "/payments?q=nothing-is-called-so"),
        ("payments-refused", "/payments?from=10"),
        ("payment-refunded", BrowserRig.PageOf("looked-at-1")),
        ("payment-person", BrowserRig.PageOf("looked-at-2")),
        ("payment-missing", BrowserRig.PageOf("looked-at-0")),
        ("decision", BrowserRig.PageOf("looked-at-2") + "/manual-refund"),
        ("attention", "/attention"),
        ("pauses", "/pauses"),
        ("bulk", "/bulk"),
        ("bulk-new", NewJob),
        ("bulk-none", "/bulk/new?state=AwaitingApproval&team=nobody&action=approve"),
        ("failed", "/failed"),
        ("failed-archive", "/failed/archive"),
        ("sign-out", "/sign-in"),
        ("api", "/docs"),
    ];

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(400, ColorScheme.Light)]
    [InlineData(400, ColorScheme.Dark)]
    public async Task Every_word_can_be_read_and_everything_fits(int width, ColorScheme colours)
    {
        await rig.RefundedAsync("looked-at-1");
        await rig.LeftToAPersonAsync("looked-at-2");
        await rig.AwaitingApprovalAsync("looked-at-3");
        await FailedAsync();
        await using var window = await rig.SignedInAsync(BrowserRig.Approver, "/", width, colours);
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        var looks = new Looks($"{width}-{colours}".ToLowerInvariant());
        await using (var stranger = await rig.OpenAsync(width, colours))
        {
            await stranger.Page.GotoAsync("/");
            await looks.AddAsync(stranger.Page, "sign-in");
        }

        await BeginJobAsync(window.Page);
        await looks.AddAsync(window.Page, "bulk-job");
        await MakeKeyAsync(window.Page, $"shop {looks.Kind}");
        await looks.AddAsync(window.Page, "keys-made");
        foreach (var (name, path) in Pages)
        {
            await window.Page.GotoAsync(path);
            await looks.AddAsync(window.Page, name);
        }

        foreach (var kind in new[] { "retry-compensation", "payment-captured" })
        {
            await window.OpenFailedGroupAsync(kind);
            await looks.AddAsync(window.Page, $"failed-group-{kind}");
            await window.OpenFailedMessageAsync();
            await looks.AddAsync(window.Page, $"failed-message-{kind}");
        }

        looks.Faults.ShouldBeEmpty();
        window.Complaints.ShouldBeEmpty();
    }

    // One of each kind: what the saga could not take, and what is no valid message.
    private async Task FailedAsync()
    {
        await SagaEnvelope.RetryAsync("looked-at-never", BrowserRig.Approver);
        await rig.Service.PublishAsync("payment-captured", BrowserRig.Captured("looked-at-never", "RUB", "rubles"));
        foreach (var queue in new[] { WellKnownEndpoints.Saga + "_error", IngressNames.DeadLetter })
            await rig.WaitsInAsync(queue);
    }

    private static async Task BeginJobAsync(IPage page)
    {
        await page.GotoAsync(NewJob);
        await page.GetByLabel("Why").FillAsync("the addresses of last week do not exist, see what support wrote");
        await page.GetByLabel("Dry run").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Bulk job");
    }

    private static async Task MakeKeyAsync(IPage page, string name)
    {
        await page.GotoAsync("/keys");
        await page.GetByLabel("Who it is for").FillAsync(name);
        await page.GetByLabel("Teams").FillAsync(DurableRig.Team);
        await page.GetByLabel("Why", new() { Exact = true }).FillAsync("they asked for it");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("sagas_");
    }
}

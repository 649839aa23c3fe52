using Microsoft.Playwright;
using Sagas.IntegrationTests.Browser.Rig;

namespace Sagas.IntegrationTests.Browser;

[Collection(InTheBrowser.Name)]
public sealed class When_pages_are_looked_at(BrowserRig rig)
{
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
        await using var window = await rig.SignedInAsync(BrowserRig.Approver, "/", width, colours);
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        var faults = new List<string>();
        await using (var stranger = await rig.OpenAsync(width, colours))
        {
            await stranger.Page.GotoAsync("/");
            await Sight.KeepAsync(stranger.Page, $"sign-in-{width}-{colours}".ToLowerInvariant());
            faults.AddRange(await Sight.FaultsAsync(stranger.Page));
        }

        foreach (var (name, path) in Pages)
        {
            await window.Page.GotoAsync(path);
            await Sight.KeepAsync(window.Page, $"{name}-{width}-{colours}".ToLowerInvariant());
            faults.AddRange((await Sight.FaultsAsync(window.Page)).Select(fault => $"{path} {fault}"));
        }

        faults.ShouldBeEmpty();
        window.Complaints.ShouldBeEmpty();
    }
}

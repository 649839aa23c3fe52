using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Sagas.IntegrationTests.Browser.Rig;

/// <summary>A browser's window with cookies of its own.</summary>
internal sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = [];

    private Window(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, said) =>
        {
            // The browser names every answer that is no success; the pages' own refusals are among them.
            if (said.Type is "error" or "warning" && !said.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                _complaints.Enqueue(said.Text);
        };
    }

    public IPage Page { get; }

    /// <summary>What the browser did not like, such as a style that the policy forbids.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public static async Task<Window> OpenAsync(IBrowser browser, BrowserNewContextOptions options)
    {
        var context = await browser.NewContextAsync(options);
        return new Window(context, await context.NewPageAsync());
    }

    public async Task SignInAsync(string name, string password)
    {
        await Page.GetByLabel("Name").FillAsync(name);
        await Page.GetByLabel("Password").FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    /// <summary>Opens the failed messages of this name as soon as there are some.</summary>
    public async Task OpenFailedGroupAsync(string name)
    {
        await Page.GotoAsync("/failed");
        await SaysAsync(name);
        await Page.GetByRole(AriaRole.Row).Filter(new() { HasText = name }).GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync($"{name} that failed");
    }

    /// <summary>From a group to one of its messages.</summary>
    public async Task OpenFailedMessageAsync(string id = "")
    {
        await Page.Locator("table").GetByRole(AriaRole.Link, new() { Name = id }).First.ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Headers" })).ToBeVisibleAsync();
    }

    /// <summary>Loads the page again until it says this.</summary>
    public async Task SaysAsync(string text) => await Sagas.Tests.Support.Probe.UntilAsync(
        async () =>
        {
            await Page.ReloadAsync();
            return await Page.Locator("main").InnerTextAsync();
        },
        seen => seen.Contains(text, StringComparison.Ordinal));

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}

using Microsoft.Playwright;
using Sagas.IntegrationTests.Browser.Rig;
using Sagas.IntegrationTests.Durable.Rig;

namespace Sagas.IntegrationTests.Browser;

[Collection(InTheBrowser.Name)]
public sealed class When_an_operator_works_at_the_pages(BrowserRig rig)
{
    [Fact]
    public async Task Sign_in_leads_to_the_page_that_was_asked_for_and_sign_out_ends_it()
    {
        await using var window = await rig.OpenAsync();
        var page = window.Page;
        await page.GotoAsync("/attention");
        page.Url.ShouldContain("/sign-in");

        await window.SignInAsync(BrowserRig.Operator, "not the password");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("do not belong together");

        await window.SignInAsync(BrowserRig.Operator, BrowserRig.Password);
        await Assertions.Expect(page).ToHaveURLAsync($"{rig.Service.Service.Client.BaseAddress}attention");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Attention" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = BrowserRig.Operator }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GotoAsync("/attention");
        page.Url.ShouldContain("/sign-in");
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_search_by_the_order_leads_to_the_payments_story()
    {
        await rig.RefundedAsync("story-1");
        await using var window = await rig.SignedInAsync(BrowserRig.Viewer, "/payments");
        var page = window.Page;

        await page.GetByLabel("Payment, order").FillAsync("order-story-1");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "demo / story-1" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("demo / story-1");
        foreach (var part in new[] { "payment-captured", "item-grant-failed", "out of stock", "refund at ibusiness", "succeeded", "operation-succeeded", "1,500.00 RUB", "REFUNDED" })
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync(part);
        var story = await page.Locator(".history").InnerTextAsync();
        string[] told = ["payment-captured", "item-grant-failed", "refund at ibusiness", "operation-succeeded"];
        told.Select(part => story.IndexOf(part, StringComparison.Ordinal)).ShouldBeInOrder();
        await Assertions.Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Decisions" })).ToHaveCountAsync(0);
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_approval_gives_the_money_back_once()
    {
        await rig.AwaitingApprovalAsync("approve-1");
        await using var window = await rig.SignedInAsync(BrowserRig.Approver, BrowserRig.PageOf("approve-1"));
        var page = window.Page;

        await page.GetByRole(AriaRole.Link, new() { Name = "Approve", Exact = true }).ClickAsync();
        await page.GetByLabel("Why").FillAsync("the buyer asked for it");
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("approve");

        await window.SaysAsync("REFUNDED");
        await Assertions.Expect(page.Locator(".history")).ToContainTextAsync($"by {BrowserRig.Approver}");
        await Assertions.Expect(page.Locator(".history")).ToContainTextAsync("the buyer asked for it");
        (await rig.Service.LedgerAsync())["approve-1"].ShouldHaveSingleItem().GetProperty("amount").GetInt64().ShouldBe(DurableRig.Amount);
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refund_made_by_hand_is_recorded_and_closes_the_payment()
    {
        await rig.LeftToAPersonAsync("by-hand-1");
        await using var window = await rig.SignedInAsync(BrowserRig.Operator, "/attention");
        var page = window.Page;

        await page.GetByRole(AriaRole.Link, new() { Name = "elsewhere" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "demo / by-hand-1" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Record a refund by hand" }).ClickAsync();
        await page.GetByLabel("Amount").FillAsync("1500.01");
        await page.GetByLabel("Reference").FillAsync("bo-77");
        await page.GetByLabel("Why").FillAsync("done in the back office");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record a refund by hand" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("more than");

        // What was typed is still there; only the amount has to be put right.
        await page.GetByLabel("Amount").FillAsync("1500.00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record a refund by hand" }).ClickAsync();

        await window.SaysAsync("REFUNDED");
        await Assertions.Expect(page.Locator(".history")).ToContainTextAsync($"by {BrowserRig.Operator}");
        await Assertions.Expect(page.Locator(".history")).ToContainTextAsync("bo-77");
        (await rig.Service.LedgerAsync())["by-hand-1"].ShouldBeEmpty();
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_overview_counts_queues_and_watches_gateways()
    {
        await rig.RefundedAsync("watched-1");
        await using var window = await rig.SignedInAsync(BrowserRig.Viewer);

        await Assertions.Expect(window.Page.Locator("main")).ToContainTextAsync("as the broker counts them");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "ibusiness" }).Last).ToContainTextAsync("succeeded");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Img, new() { Name = "From failure to return by hour" })).ToBeVisibleAsync();
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Everything_is_reached_by_the_keyboard_and_shows_where_it_is()
    {
        await using var window = await rig.SignedInAsync(BrowserRig.Viewer);
        var seen = new List<string>();
        for (var presses = 0; presses < 6; presses++)
        {
            await window.Page.Keyboard.PressAsync("Tab");
            seen.Add(await window.Page.EvaluateAsync<string>(
                "() => { const it = document.activeElement; return parseFloat(getComputedStyle(it).outlineWidth) >= 2 ? it.textContent.trim() : 'no outline on ' + it.textContent; }"));
        }

        seen.ShouldContain("Payments");
        seen.ShouldContain("Attention");
        seen.ShouldNotContain(text => text.StartsWith("no outline", StringComparison.Ordinal));
    }
}

using Microsoft.Playwright;
using Sagas.IntegrationTests.Browser.Rig;
using Sagas.IntegrationTests.Durable.Rig;

namespace Sagas.IntegrationTests.Browser;

[Collection(InTheBrowser.Name)]
public sealed class When_two_people_have_to_decide(BrowserRig rig)
{
    [Fact]
    public async Task The_same_person_is_refused_as_the_second_one_and_another_moves_the_money_once()
    {
        await rig.AwaitingApprovalAsync("two-1", BrowserRig.LargeCurrency);
        await using var first = await rig.SignedInAsync(BrowserRig.Approver, BrowserRig.PageOf("two-1"));
        await ApproveAsync(first.Page, "looked into it");
        await Assertions.Expect(first.Page.GetByRole(AriaRole.Status).First).ToContainTextAsync("approve");
        await first.SaysAsync($"{BrowserRig.Approver} has decided to approve");

        await ApproveAsync(first.Page, "once more");
        await Assertions.Expect(first.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync($"{BrowserRig.Approver} has decided this already");
        await rig.StateAsync("two-1", "AwaitingApproval");
        (await rig.Service.LedgerAsync())["two-1"].ShouldBeEmpty();

        await using var second = await rig.SignedInAsync(BrowserRig.OtherApprover, BrowserRig.PageOf("two-1"));
        await ApproveAsync(second.Page, "so did I");
        await Assertions.Expect(second.Page.GetByRole(AriaRole.Status).First).ToContainTextAsync("approve");

        await second.SaysAsync("REFUNDED");
        var story = second.Page.Locator(".history");
        await Assertions.Expect(story).ToContainTextAsync($"so did I (first person {BrowserRig.Approver})");
        await Assertions.Expect(story).ToContainTextAsync($"by {BrowserRig.OtherApprover}");
        await Assertions.Expect(story).Not.ToContainTextAsync("once more");
        (await rig.Service.LedgerAsync())["two-1"].ShouldHaveSingleItem().GetProperty("amount").GetInt64().ShouldBe(DurableRig.Amount);
        first.Complaints.ShouldBeEmpty();
        second.Complaints.ShouldBeEmpty();
    }

    private static async Task ApproveAsync(IPage page, string why)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Approve", Exact = true }).ClickAsync();
        await page.GetByLabel("Why").FillAsync(why);
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
    }
}

using Microsoft.Playwright;
using Sagas.IntegrationTests.Browser.Rig;
using Sagas.IntegrationTests.Durable.Rig;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Browser;

[Collection(InTheBrowser.Name)]
public sealed class When_what_failed_is_repaired(BrowserRig rig)
{
    private const int Payments = 20;
    private const string Told = "bulk_item where outcome = 'told' and payment_id like 'bulk-%'";
    private const string Refunded = "payment where state = 'Refunded' and payment_id like 'bulk-%'";

    [Fact]
    public async Task A_retry_of_many_is_previewed_and_stopped_and_the_rest_is_retried_later()
    {
        var payments = Enumerable.Range(1, Payments).Select(number => $"bulk-{number}").ToArray();
        await rig.RefusedOnceAsync(payments);
        await using var window = await rig.SignedInAsync(BrowserRig.Operator, "/attention");
        var page = window.Page;

        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "ManualActionRequired" }).Filter(new() { HasText = "refused" })
            .GetByRole(AriaRole.Link, new() { Name = "Retry", Exact = true }).ClickAsync();
        await PreviewedAsync(page, Payments, "30,000.00 RUB");
        await page.GetByLabel("Why").FillAsync("the gateway is well again");
        await page.GetByLabel("Payments per second").FillAsync("1");
        (await rig.Service.LedgerAsync()).Count(movements => movements.Key.StartsWith("bulk-", StringComparison.Ordinal)).ShouldBe(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Retry" }).ClickAsync();
        await Probe.UntilAsync(() => CountAsync(Told), count => count >= 2, count => $"{count} told; {rig.Service.Service.LastWords}");

        await page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await Assertions.Expect(page.Locator("dt:has-text('Stopped') + dd")).ToHaveTextAsync($"by {BrowserRig.Operator}");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Stop" })).ToHaveCountAsync(0);
        var (told, _) = await Probe.UntilAsync(
            async () => (Told: await CountAsync(Told), Refunded: await CountAsync(Refunded)), seen => seen.Told == seen.Refunded, seen => $"{seen}");
        told.ShouldBeInRange(2, Payments - 1);

        // The rest waits as before, and goes on when somebody says so.
        await page.GetByRole(AriaRole.Link, new() { Name = "state=ManualActionRequired" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Retry all of them" }).ClickAsync();
        await PreviewedAsync(page, Payments - told, "RUB");
        await page.GetByLabel("Why").FillAsync("the rest of them");
        await page.GetByLabel("Payments per second").FillAsync("50");
        await page.GetByRole(AriaRole.Button, new() { Name = "Retry" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Bulk job");
        await window.SaysAsync($"{Payments - told} told and 0 skipped");
        await Probe.UntilAsync(() => CountAsync(Refunded), count => count == Payments, count => $"{count} refunded; {rig.Service.Service.LastWords}");
        var ledger = await rig.Service.LedgerAsync();
        foreach (var payment in payments)
            ledger[payment].ShouldHaveSingleItem().GetProperty("amount").GetInt64().ShouldBe(DurableRig.Amount);
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failed_message_is_retried_and_the_payment_ends()
    {
        // A decision that came before its payment.
        var message = await SagaEnvelope.RetryAsync("early-1", BrowserRig.Approver);
        await using var window = await rig.SignedInAsync(BrowserRig.Operator);
        var page = window.Page;
        await window.OpenFailedGroupAsync("retry-compensation");
        await window.SaysAsync(message.ToString());
        await window.OpenFailedMessageAsync(message.ToString());
        await Assertions.Expect(page.Locator("pre").First).ToContainTextAsync("early-1");
        await rig.RefusedOnceAsync("early-1");

        await page.GetByLabel("Why").FillAsync("the payment is here now");
        await page.GetByRole(AriaRole.Button, new() { Name = "Retry", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("1 moved, 0 stayed");
        await Assertions.Expect(page.Locator(".history")).ToContainTextAsync("the payment is here now");

        await page.GotoAsync(BrowserRig.PageOf("early-1"));
        await window.SaysAsync("REFUNDED");
        await Assertions.Expect(page.Locator(".history")).ToContainTextAsync(message.ToString());
        (await rig.Service.LedgerAsync())["early-1"].ShouldHaveSingleItem();
        window.Complaints.ShouldBeEmpty();
    }

    private static async Task PreviewedAsync(IPage page, long payments, string sum)
    {
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"Retry {payments} payments");
        await Assertions.Expect(page.Locator(".card")).ToContainTextAsync(sum);
        await Assertions.Expect(page.Locator(".card")).ToContainTextAsync($"in {payments} payments");
    }

    private Task<long> CountAsync(string from) => rig.Service.Database.CountAsync($"select count(*) from sagas.{from}");
}

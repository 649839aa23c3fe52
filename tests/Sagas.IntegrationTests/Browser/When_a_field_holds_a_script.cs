using Microsoft.Playwright;
using Sagas.IntegrationTests.Browser.Rig;
using Sagas.IntegrationTests.Durable.Rig;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Browser;

/// <summary>Publishers, customers and gateways write into the fields that operators look at.</summary>
[Collection(InTheBrowser.Name)]
public sealed class When_a_field_holds_a_script(BrowserRig rig)
{
    private const string Payment = "<img src=x onerror=owned=1>";
    private const string Order = "<svg onload=owned=2>";
    private const string Gateway = "<b onmouseover=owned=3>g";
    private const string Reason = "</p><script>owned=4</script>";
    private const string Note = "<iframe src=/sign-in></iframe>";

    [Fact]
    public async Task Every_page_shows_it_as_text()
    {
        await PublishAsync();
        await using var window = await rig.SignedInAsync(BrowserRig.Operator, "/attention");
        var page = window.Page;
        await HarmlessAsync(page, Gateway);

        await page.GotoAsync($"/payments?q={Uri.EscapeDataString(Order)}");
        await HarmlessAsync(page, Payment, Gateway);
        await page.GetByRole(AriaRole.Link, new() { Name = $"demo / {Payment}" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a note" }).ClickAsync();
        await page.GetByLabel("Why").FillAsync(Note);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a note" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("note");
        await window.SaysAsync(Note);
        await HarmlessAsync(page, Payment, Order, Gateway, Reason, Note);

        await window.OpenFailedGroupAsync("payment-expired");
        await window.OpenFailedMessageAsync();
        await HarmlessAsync(page, Reason);
        window.Complaints.ShouldBeEmpty();
    }

    private async Task PublishAsync()
    {
        await rig.Service.PublishAsync("payment-captured", DurableRig.Bytes(
            $$"""{"teamSlug":"{{DurableRig.Team}}","paymentId":"{{Payment}}","orderId":"{{Order}}","gateway":"{{Gateway}}","gatewayPaymentId":"1","amount":{{DurableRig.Amount}},"currency":"RUB"}"""));
        await rig.Service.PublishAsync("item-grant-failed", DurableRig.Bytes($$"""{"teamSlug":"{{DurableRig.Team}}","paymentId":"{{Payment}}","reason":"{{Reason}}"}"""));
        await Probe.UntilAsync(
            () => rig.Service.Database.CountAsync("select count(*) from sagas.payment where payment_id like '<%' and state = 'ManualActionRequired'"),
            count => count == 1, count => $"{count} payments; the process said: {rig.Service.Service.LastWords}");
        // No valid message, so it lies with the failed ones.
        await rig.Service.PublishAsync("payment-expired", DurableRig.Bytes(Reason));
    }

    private static async Task HarmlessAsync(IPage page, params string[] texts)
    {
        foreach (var text in texts)
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync(text);
        await Assertions.Expect(page.Locator("script, img, iframe, [onload], [onerror], [onmouseover]")).ToHaveCountAsync(0);
        (await page.EvaluateAsync<string>("() => typeof owned")).ShouldBe("undefined");
    }
}

using System.Net;
using Sagas.Tests.Support;

namespace Sagas.Tests.Simulators.Webhooks;

public sealed class When_a_webhook_is_sent
{
    [Fact]
    public async Task It_is_counted()
    {
        await using var host = await WebhookCalls.StartAsync();

        await host.PayAsync();

        await host.CountsShouldBecomeAsync("""{"pending":0,"attempts":1,"delivered":1,"givenUp":0,"lost":0,"dropped":0}""");
        host.Merchant.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Without_an_address_nothing_is()
    {
        await using var host = await SimulatorHost.StartAsync([.. WebhookCalls.Settings.Where(setting => !setting.Key.EndsWith("WebhookUrl", StringComparison.Ordinal))]);

        await host.PayAsync();

        await host.CountsShouldBecomeAsync("""{"pending":0,"attempts":0,"delivered":0,"givenUp":0,"lost":0,"dropped":0}""");
    }

    [Fact]
    public async Task It_comes_again_until_it_is_taken()
    {
        await using var host = await WebhookCalls.StartAsync();
        host.Merchant.Answer = call => call < 3 ? (HttpStatusCode.InternalServerError, "") : (HttpStatusCode.OK, "SUCCESS");

        await host.PayAsync();

        await PassTimeUntilAsync(host, calls: 3);
        await host.CountsShouldBecomeAsync("""{"pending":0,"attempts":3,"delivered":1,"givenUp":0,"lost":0,"dropped":0}""");
    }

    [Fact]
    public async Task It_is_given_up_in_the_end()
    {
        await using var host = await WebhookCalls.StartAsync();
        host.Merchant.Answer = _ => (HttpStatusCode.OK, "FAIL");

        await host.PayAsync();

        await PassTimeUntilAsync(host, calls: 27);
        await host.CountsShouldBecomeAsync("""{"pending":0,"attempts":27,"delivered":0,"givenUp":1,"lost":0,"dropped":0}""");
        host.Log.ShouldContain(line => line.Id.Id == 6006);
    }

    [Fact]
    public async Task An_hour_of_the_documents_is_as_long_as_the_settings_say()
    {
        await using var host = await WebhookCalls.StartAsync(("Simulators:WebhookCompression", "60"));
        host.Merchant.Answer = _ => (HttpStatusCode.BadGateway, "");
        await host.PayAsync();
        await host.Merchant.ShouldGetAsync(1);
        await Probe.UntilAsync(() => host.Time.DueTimes, due => due is [{ TotalSeconds: 60 }], due => string.Join(", ", due));
    }

    [Fact]
    public async Task A_merchant_that_does_not_answer_is_left()
    {
        await using var host = await WebhookCalls.StartAsync(("Simulators:WebhookTimeout", "00:00:10"));
        host.Merchant.Answer = call => call == 1 ? null : (HttpStatusCode.OK, "SUCCESS");
        await host.PayAsync();
        await host.Merchant.ShouldGetAsync(1);

        await PassTimeUntilAsync(host, calls: 2);

        await host.CountsShouldBecomeAsync("""{"pending":0,"attempts":2,"delivered":1,"givenUp":0,"lost":0,"dropped":0}""");
    }

    [Fact]
    public async Task One_too_many_is_dropped_and_told()
    {
        await using var host = await WebhookCalls.StartAsync(("Simulators:MaxWebhooks", "1"), ("Simulators:MaxWebhooksInFlight", "1"));
        host.Merchant.Answer = _ => null;
        await host.PayAsync("1");
        await host.Merchant.ShouldGetAsync(1);

        // One under way, one read ahead at most, one waiting.
        foreach (var id in new[] { "2", "3", "4", "5" })
            await host.PayAsync(id);

        (await host.GetAsync("assistant/webhooks")).Json["dropped"]!.GetValue<long>().ShouldBeGreaterThanOrEqualTo(2);
        host.Log.ShouldContain(line => line.Id.Id == 6005);
    }

    [Fact]
    public async Task A_strange_answer_is_no_reason_to_fail()
    {
        await using var host = await WebhookCalls.StartAsync();
        host.Merchant.ContentType = "text/plain; charset=klingon";

        await host.PayAsync();

        await host.CountsShouldBecomeAsync("""{"pending":0,"attempts":1,"delivered":1,"givenUp":0,"lost":0,"dropped":0}""");
    }

    [Fact]
    public async Task The_end_of_the_process_does_not_wait_for_it()
    {
        await using var host = await WebhookCalls.StartAsync();
        host.Merchant.Answer = _ => null;
        await host.PayAsync();
        await host.Merchant.ShouldGetAsync(1);

        await host.StopAsync().WaitAsync(TimeSpan.FromSeconds(15));
    }

    private static Task<int> PassTimeUntilAsync(SimulatorHost host, int calls) => Probe.UntilAsync(
        () =>
        {
            host.Time.Advance(TimeSpan.FromSeconds(1));
            return host.Merchant.Calls.Count;
        },
        seen => seen == calls);
}

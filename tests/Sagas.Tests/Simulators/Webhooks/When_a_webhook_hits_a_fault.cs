using Sagas.Tests.Support;

namespace Sagas.Tests.Simulators.Webhooks;

public sealed class When_a_webhook_hits_a_fault
{
    [Fact]
    public async Task A_duplicate_comes_twice_and_the_next_once()
    {
        await using var host = await WebhookCalls.StartAsync();
        await host.ArmAsync("""{"kind":"duplicate-webhook"}""", "assistant");

        await host.PayAsync("1");
        await host.PayAsync("2");

        await host.CountsShouldBecomeAsync("""{"pending":0,"attempts":3,"delivered":3,"givenUp":0,"lost":0,"dropped":0}""");
        host.Merchant.Calls.Count(call => call.Body.Contains("MNT_OPERATION_ID=1&", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task A_late_one_comes_when_the_delay_is_over()
    {
        await using var host = await WebhookCalls.StartAsync();
        await host.ArmAsync("""{"kind":"late-webhook","delayMs":60000}""", "assistant");

        await host.PayAsync();

        await Probe.UntilAsync(() => host.Time.WaitingTimers, timers => timers == 1);
        host.Merchant.Calls.ShouldBeEmpty();
        host.Time.Advance(TimeSpan.FromMinutes(1));
        await host.Merchant.ShouldGetAsync(1);
    }

    [Fact]
    public async Task A_lost_one_never_comes()
    {
        await using var host = await WebhookCalls.StartAsync();
        await host.ArmAsync("""{"kind":"lost-webhook"}""", "assistant");

        await host.PayAsync("1");
        await host.PayAsync("2");

        await host.CountsShouldBecomeAsync("""{"pending":0,"attempts":1,"delivered":1,"givenUp":0,"lost":1,"dropped":0}""");
        host.Merchant.Calls.ShouldHaveSingleItem().Body.ShouldContain("MNT_OPERATION_ID=2&");
    }

    [Theory]
    [InlineData("""{"kind":"late-webhook"}""", "delayMs")]
    [InlineData("""{"kind":"lost-webhook","delayMs":5}""", "delayMs")]
    [InlineData("""{"kind":"lost-webhook","on":"all"}""", "on")]
    [InlineData("""{"kind":"lost-webhook","executed":true}""", "executed")]
    [InlineData("""{"kind":"pending"}""", "kind")]
    [InlineData("""{"kind":"reset","reads":1}""", "reads")]
    [InlineData("""{"kind":"reset","end":"done"}""", "end")]
    [InlineData("""{"kind":"reset","code":"3"}""", "code")]
    public async Task A_wrong_field_is_named(string body, string field)
    {
        await using var host = await WebhookCalls.StartAsync();

        (await host.SendAsync("assistant/faults", body)).ShouldRefuse(field);
    }

    [Fact]
    public async Task A_fault_of_calls_leaves_webhooks_alone_and_the_other_way_round()
    {
        await using var host = await WebhookCalls.StartAsync();
        await host.ArmAsync("""{"kind":"500","share":1,"on":"all"}""", "assistant");
        await host.ArmAsync("""{"kind":"lost-webhook"}""");
        await host.AnnounceAsync("1001");

        await host.PayAsync();

        await host.Merchant.ShouldGetAsync(1);
        (await host.CancelAsync("1001")).Succeeded.ShouldBeTrue();
    }
}

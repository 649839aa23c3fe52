using Sagas.Service.Telemetry;
using Sagas.Simulators;
using Sagas.Tests.EndToEnd.Support;
using Sagas.Tests.Support;

namespace Sagas.Tests.Service.Telemetry;

/// <summary>The gateway carries the refund out and its answer is lost; only its later call says so, and that begins a trace of its own.</summary>
public sealed class When_a_gateway_tells_the_end(When_a_gateway_tells_the_end.TellingGateway service) : IClassFixture<When_a_gateway_tells_the_end.TellingGateway>
{
    private const string Names =
        """
        Client POST
        Consumer gateway-ibusiness process
        Consumer gateway-ibusiness receive
        Consumer payment-saga process
        Consumer payment-saga receive
        Internal operation resume
        Internal outbox deliver
        Producer gateway-ibusiness send
        Producer outbox send
        Producer payment-saga send
        Producer sagas.compensation-started send
        Producer sagas.item-grant-failed send
        Producer sagas.payment-refunded send
        Server POST /events/item-grant-failed
        Server POST /simulators/ibusiness/cancel
        Server POST /simulators/ibusiness/checkOrder
        """;

    [Fact]
    public async Task One_trace_leads_from_the_event_through_the_outbox_and_the_webhook_to_the_fact_out()
    {
        using var book = new TraceBook();
        var shop = await new Shop(service, "1801").PaidAsync("CONFIRMED");
        await shop.FactAsync("payment-captured");
        await shop.ArmAsync("""{"kind":"timeout-after","next":1}""");
        await shop.ArmAsync("""{"kind":"late-webhook","delayMs":1500,"next":1}""");

        var trace = await book.FollowAsync(() => shop.FailAsync());
        await shop.UntilStateAsync("Refunded");

        var spans = await Probe.UntilAsync(() => book.Of(trace), seen => seen.Any(span => span.DisplayName == "sagas.payment-refunded send"), TraceBook.Describe);
        string.Join('\n', spans.Select(span => $"{span.Kind} {span.DisplayName}").Distinct().Order(StringComparer.Ordinal)).ShouldBe(Names);
        // The webhook's own trace is one click away.
        var resumed = spans.Single(span => span.OperationName == Tracing.Resume);
        resumed.Links.ShouldHaveSingleItem().Context.TraceId.ShouldNotBe(trace);
        await shop.MovedOnceAsync("refund");
    }

    public sealed class TellingGateway : RunningService
    {
        private const string Simulated = $"Simulators:{SimulatorDefaults.Gateway}";
        private const string Own = $"Gateways:{SimulatorDefaults.Gateway}";

        protected override IEnumerable<(string Key, string Value)> Settings() =>
        [
            ($"{Simulated}:Kind", SimulatorDefaults.Kind),
            ($"{Simulated}:TeamSlug", SimulatorDefaults.TeamSlug),
            ($"{Simulated}:Password", SimulatorDefaults.Password),
            ($"{Simulated}:WebhookUrl", "http://embedded.invalid/webhooks/ibusiness/ibusiness"),
            ($"{Own}:Timeout", "00:00:00.600"),
            ($"{Own}:ConnectTimeout", "00:00:00.600"),
            // Nobody asks by himself while this test runs.
            ($"{Own}:ResolveSchedule:0", "01:00:00"),
        ];
    }
}

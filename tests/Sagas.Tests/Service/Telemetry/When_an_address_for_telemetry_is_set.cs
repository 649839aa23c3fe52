using Sagas.Tests.Support;

namespace Sagas.Tests.Service.Telemetry;

public sealed class When_an_address_for_telemetry_is_set
{
    [Fact]
    public async Task Traces_and_figures_are_sent_there_under_the_given_name()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var host = ServiceHost.OnTheWire(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_SERVICE_NAME", "sagas-of-a-test"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "100"),
            ("OTEL_BSP_SCHEDULE_DELAY", "100"));

        (await host.PostAsync("/events/item-granted", """{"teamSlug":"demo","paymentId":"1"}""")).EnsureSuccessStatusCode();

        await Probe.UntilAsync(() => receiver.Has("/v1/traces", "sagas-of-a-test") && receiver.Has("/v1/traces", "item-granted"), sent => sent);
        await Probe.UntilAsync(() => receiver.Has("/v1/metrics", "sagas-of-a-test") && receiver.Has("/v1/metrics", "sagas.outbox.age"), sent => sent);
    }
}

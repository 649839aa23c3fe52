using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using RabbitMQ.Client;
using Sagas.IntegrationTests.Durable.Rig;
using Sagas.IntegrationTests.Support;
using Sagas.Simulators;
using Sagas.Tests.Service.Telemetry;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Durable;

/// <summary>What leaves two real processes: spans and figures over OTLP, log lines as JSON.</summary>
[Collection(OnRabbitMq.Name)]
public sealed class When_a_payment_is_traced
{
    private const string Card = "4111111111111111";
    private const string Facts = "facts-of-a-trace";
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const string Parent = $"00-{Trace}-00f067aa0ba902b7-01";
    private const string Served = "GET /api/payments/{teamSlug}/{paymentId}";

    private const string Names =
        """
        Client POST
        Consumer gateway-ibusiness process
        Consumer gateway-ibusiness receive
        Consumer payment-saga process
        Consumer payment-saga receive
        Consumer process ingress-item-grant-failed
        Internal outbox deliver
        Producer gateway-ibusiness send
        Producer outbox send
        Producer payment-saga send
        Producer sagas.compensation-started send
        Producer sagas.item-grant-failed send
        Producer sagas.payment-refunded send
        """;

    [Fact]
    public async Task One_trace_leads_from_a_publisher_in_any_language_to_the_fact_out_and_nothing_secret_is_told()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var rig = await DurableRig.StartAsync(services: 2, [.. Settings(receiver)]);
        await using var broker = await RabbitMqServer.ConnectAsync();
        await using var channel = await broker.CreateChannelAsync();
        await channel.ExchangeDeclareAsync("sagas.payment-refunded", "fanout", durable: true, autoDelete: false);
        await channel.QueueDeclareAsync(Facts, durable: false, exclusive: true, autoDelete: true);
        await channel.QueueBindAsync(Facts, "sagas.payment-refunded", "");
        await rig.PaidAsync("t-1");
        await rig.CapturedAsync("t-1");
        // Else the refund might begin with the capture, in its trace.
        await Probe.UntilAsync(
            () => rig.Database.CountAsync("select count(*) from sagas.payment where state = 'Confirmed'"), count => count == 1);

        await FailAsync(rig);

        var fact = await Probe.UntilAsync(() => channel.BasicGetAsync(Facts, autoAck: true), message => message is not null);
        Header(fact!, "MT-Activity-Id").ShouldStartWith($"00-{Trace}-");
        await rig.RefundedAsync("t-1");
        // The repetition is told in a log line.
        await FailAsync(rig);
        await Probe.UntilAsync(() => Lines(rig), lines => lines.Exists(line => line.Contains(Trace, StringComparison.Ordinal)), lines => string.Join('\n', lines.TakeLast(20)));
        var spans = await Probe.UntilAsync(
            () => receiver.Spans,
            seen => Of(seen).Any(span => span.Name == "sagas.payment-refunded send") && seen.Any(IsCommitOfTheTrace) && seen.Any(span => span.Name == Served),
            seen => string.Join('\n', seen));
        Continuous(Of(spans));
        Conventional(spans);
        Committed(spans);
        await ToldAsync(receiver, rig);
    }

    private static IEnumerable<KeyValuePair<string, string>> Settings(OtlpReceiver receiver) =>
    [
        new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address),
        new("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        new("OTEL_METRIC_EXPORT_INTERVAL", "500"),
        new("OTEL_BSP_SCHEDULE_DELAY", "200"),
        new("Logging:Console:FormatterName", "json"),
        new("Logging:Console:FormatterOptions:IncludeScopes", "true"),
        new("Logging:LogLevel:Sagas", "Debug"),
    ];

    private static Task FailAsync(DurableRig rig) => rig.PublishAsync(
        "item-grant-failed",
        DurableRig.Bytes($$"""{"teamSlug":"demo","paymentId":"t-1","reason":"card {{Card}} is empty"}"""),
        new BasicProperties { Headers = new Dictionary<string, object?> { ["traceparent"] = Parent } });

    private static List<string> Lines(DurableRig rig) =>
        [.. rig.Services.SelectMany(service => service.Output.Split('\n')).Where(line => line.StartsWith('{'))];

    private static List<SentSpan> Of(IEnumerable<SentSpan> spans) => [.. spans.Where(span => span.TraceId == Trace)];

    /// <summary>From the publisher's own span on, each is the child of another.</summary>
    private static void Continuous(List<SentSpan> spans)
    {
        var known = spans.Select(span => span.SpanId).Append("00f067aa0ba902b7").ToHashSet(StringComparer.Ordinal);
        spans.Where(span => !known.Contains(span.ParentId)).ShouldBeEmpty();
        string.Join('\n', spans.Select(span => $"{span.Kind} {span.Name}").Distinct().Order(StringComparer.Ordinal)).ShouldBe(Names);
    }

    private static void Conventional(IReadOnlyList<SentSpan> spans)
    {
        spans.Where(span => span.Source == "Npgsql").Where(span => span.Kind != ActivityKind.Client || span["db.system.name"] != "postgresql").ShouldBeEmpty();
        var served = spans.Where(span => span.Source == "Microsoft.AspNetCore").ToList();
        served.ShouldContain(span => span.Name == Served);
        served.Where(span => span.Kind != ActivityKind.Server || !span.Has("http.route") || !span.Has("http.request.method") || !span.Has("http.response.status_code")).ShouldBeEmpty();
        spans.Where(span => span.Source is "MassTransit" && span.Kind is ActivityKind.Producer or ActivityKind.Consumer)
            .Where(span => span["messaging.system"] != "rabbitmq" || !span.Has("messaging.operation.type") || !span.Has("messaging.operation.name") || !span.Has("messaging.destination.name"))
            .ShouldBeEmpty();
    }

    // A commit is shared by messages of many traces: linked to them, a child of none.
    private static void Committed(IReadOnlyList<SentSpan> spans)
    {
        var commit = spans.First(IsCommitOfTheTrace);
        spans.ShouldContain(span => span.Source == "Npgsql" && span.ParentId == commit.SpanId && span["db.system.name"] == "postgresql");
        commit["db.operation.batch.size"].ShouldNotBe("0");
    }

    private static bool IsCommitOfTheTrace(SentSpan span) => span.Name == Sagas.Storage.Telemetry.Commit && span.LinkedTraces.Contains(Trace);

    private static async Task ToldAsync(OtlpReceiver receiver, DurableRig rig)
    {
        await Probe.UntilAsync(() => receiver.Has("/v1/metrics", "sagas.compensation.duration"), told => told);
        var lines = Lines(rig);
        // Every line is an object with an id of its kind; those of a trace name it.
        lines.Select(line => JsonDocument.Parse(line).RootElement).ShouldAllBe(line => line.GetProperty("EventId").ValueKind == JsonValueKind.Number);
        string[] planted = [Card, SimulatorDefaults.Password, DurableRig.OperatorKey, rig.Database.Password];
        var told = receiver.Received.Select(request => request.Body).Concat(lines).ToList();
        told.Count.ShouldBeGreaterThan(10);
        foreach (var secret in planted)
            told.Where(text => text.Contains(secret, StringComparison.Ordinal)).ShouldBeEmpty(secret);
    }

    private static string Header(BasicGetResult message, string name) =>
        message.BasicProperties.Headers![name] is byte[] bytes ? Encoding.UTF8.GetString(bytes) : string.Create(CultureInfo.InvariantCulture, $"{message.BasicProperties.Headers[name]}");
}

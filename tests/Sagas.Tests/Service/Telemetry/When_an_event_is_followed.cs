using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Simulators;
using Sagas.Storage;
using Sagas.Tests.EndToEnd.Support;
using Sagas.Tests.Support;

namespace Sagas.Tests.Service.Telemetry;

public sealed class When_an_event_is_followed(RunningService service) : IClassFixture<RunningService>
{
    private const string Card = "4111111111111111";

    [Fact]
    public async Task One_trace_leads_from_the_request_to_the_gateway_and_to_the_fact_out()
    {
        using var book = new TraceBook();
        var shop = await new Shop(service, "1501").PaidAsync("CONFIRMED");
        await shop.FactAsync("payment-captured");

        var trace = await book.FollowAsync(() => shop.FailAsync());
        await shop.UntilStateAsync("Refunded");

        // The fact leaves after the commit that people can see.
        var spans = await Probe.UntilAsync(() => book.Of(trace), seen => seen.Any(span => IsSent(span, "payment-refunded")), TraceBook.Describe);
        var all = TraceBook.Describe(spans);
        // The caller's request, and the gateway's that is simulated in this process.
        spans.Count(span => span.Source.Name == "Microsoft.AspNetCore" && span.Kind == ActivityKind.Server).ShouldBe(2, all);
        spans.ShouldContain(span => IsSent(span, "item-grant-failed"), all);
        spans.ShouldContain(span => IsConsumed(span, "payment-saga"), all);
        spans.Count(span => span.Source.Name == Sagas.Storage.Telemetry.Name && span.OperationName == "outbox deliver").ShouldBeGreaterThanOrEqualTo(2, all);
        spans.ShouldContain(span => IsConsumed(span, "gateway-ibusiness"), all);
        spans.ShouldContain(span => span.Source.Name == "System.Net.Http" && span.Kind == ActivityKind.Client && Url(span).EndsWith("/cancel"), all);
    }

    [Fact]
    public async Task Its_history_carries_the_trace()
    {
        using var book = new TraceBook();
        var shop = await new Shop(service, "1502").PaidAsync("CONFIRMED");
        await shop.FactAsync("payment-captured");

        var trace = await book.FollowAsync(() => shop.FailAsync());
        await shop.UntilStateAsync("Refunded");

        var reader = service.Services.GetRequiredService<IPaymentReader>();
        var saga = await reader.FindAsync("demo", "1502", TestContext.Current.CancellationToken);
        var history = await reader.HistoryAsync(saga!.CorrelationId, 0, 100, TestContext.Current.CancellationToken);
        history.Where(row => row.Event is "item-grant-failed" or "operation-succeeded").Select(row => row.TraceId)
            .ShouldBe([trace.ToHexString(), trace.ToHexString()]);
        history.Single(row => row.Event == "payment-captured").TraceId.ShouldNotBe(trace.ToHexString());
    }

    [Fact]
    public async Task No_secret_and_no_body_is_in_it()
    {
        using var book = new TraceBook();
        var shop = await new Shop(service, "1503").PaidAsync("CONFIRMED");
        await shop.FactAsync("payment-captured");

        var trace = await book.FollowAsync(() => shop.StepAsync("item-grant-failed", $",\"reason\":\"card {Card} was refused\""));
        await shop.UntilStateAsync("Refunded");

        var spans = await Probe.UntilAsync(() => book.Of(trace), seen => seen.Any(span => IsSent(span, "payment-refunded")), TraceBook.Describe);
        var all = TraceBook.Describe(spans);
        all.ShouldContain("/cancel");
        all.ShouldNotContain(Card);
        all.ShouldNotContain(SimulatorDefaults.Password);
        var said = string.Join('\n', service.Log.Entries.Select(entry => entry.Text));
        said.ShouldNotContain(Card);
        said.ShouldNotContain(SimulatorDefaults.Password);
    }

    private static bool IsSent(Activity span, string message) =>
        span.Source.Name == "MassTransit" && span.Kind == ActivityKind.Producer && Tags(span).Contains(message, StringComparison.Ordinal);

    private static bool IsConsumed(Activity span, string queue) =>
        span.Source.Name == "MassTransit" && span.Kind == ActivityKind.Consumer && Tags(span).Contains(queue, StringComparison.Ordinal);

    private static string Tags(Activity span) => $"{span.DisplayName} {string.Join(' ', span.TagObjects)}";

    private static string Url(Activity span) => $"{span.GetTagItem("url.full")}";
}

using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Gateways;
using Sagas.Tests.EndToEnd.Support;
using Sagas.Tests.Infra;
using Sagas.Tests.Support;

namespace Sagas.Tests.Service.Telemetry;

public sealed class When_instruments_are_listed(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public void Each_of_ours_has_unit_and_description_and_stands_in_the_page_of_metrics()
    {
        using var book = new InstrumentBook();
        service.Client.ShouldNotBeNull();
        // The adapters' are made with the first command.
        service.Services.GetRequiredService<GatewayTelemetry>().ShouldNotBeNull();
        var ours = book.Instruments.Where(instrument => instrument.Meter.Name.StartsWith("Sagas.", StringComparison.Ordinal))
            .OrderBy(instrument => instrument.Name, StringComparer.Ordinal).ToList();

        ours.Count.ShouldBeGreaterThan(15);
        ours.Where(instrument => string.IsNullOrEmpty(instrument.Unit) || string.IsNullOrEmpty(instrument.Description)).Select(instrument => instrument.Name).ShouldBeEmpty();
        var page = new StringBuilder(
            """
            # Metrics

            What the processes export over OTLP when `OTEL_EXPORTER_OTLP_ENDPOINT` is set, beside the metrics of ASP.NET Core, its HTTP client, .NET, MassTransit and
            Npgsql. Gauges of the store (`sagas.payments`, `sagas.money.*`, `sagas.outbox.*`, `sagas.due.*`) are told by every process alike: take the largest,
            never the sum. This page is written by a test.

            | metric | in Prometheus | kind | unit | meaning |
            |---|---|---|---|---|

            """);
        foreach (var instrument in ours)
            page.Append($"| `{instrument.Name}` | `{PrometheusNames.Of(instrument)}` | {PrometheusNames.KindOf(instrument)} | `{instrument.Unit}` | {instrument.Description} |\n");
        Repository.ShouldBeApproved("infra/metrics.md", page.ToString());
    }
}

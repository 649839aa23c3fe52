using System.Text.Json.Nodes;
using Sagas.Tests.EndToEnd.Support;
using Sagas.Tests.Service.Telemetry;
using Sagas.Tests.Support;

namespace Sagas.Tests.Infra;

public sealed class When_dashboards_and_alerts_ask(RunningService service) : IClassFixture<RunningService>
{
    private const string Rules = "infra/prometheus/sagas.rules.yml";
    private const string Runbook = "infra/runbook.md";

    // What the broker tells of itself.
    private static readonly string[] OfOthers = ["rabbitmq_detailed_queue_messages"];

    private static readonly string[] Dashboards =
        ["infra/grafana/dashboards/sagas-business.json", "infra/grafana/dashboards/sagas-engine.json", "infra/grafana/dashboards/sagas-gateways.json", "infra/grafana/dashboards/sagas-http.json"];

    private static IReadOnlyList<JsonObject> Alerts { get; } =
        [.. YamlReader.Read(Repository.Read(Rules)).Single()["groups"]!.AsArray().SelectMany(group => group!["rules"]!.AsArray()).Select(rule => rule!.AsObject())];

    [Fact]
    public void There_are_four_dashboards() =>
        SourceFiles().ShouldBe(Dashboards, ignoreOrder: true);

    [Fact]
    public async Task Every_query_is_about_something_that_is_exported()
    {
        using var book = new InstrumentBook();
        var shop = await new Shop(service, "1701").PaidAsync("CONFIRMED");
        await shop.FactAsync("payment-captured");
        await shop.FailAsync();
        await shop.UntilStateAsync("Refunded");
        var exported = book.Instruments.SelectMany(PrometheusNames.SeriesOf).Concat(OfOthers).ToHashSet(StringComparer.Ordinal);

        var asked = Dashboards.SelectMany(path => Queries(path).Select(query => (path, query))).Concat(Alerts.Select(alert => (Rules, $"{alert["expr"]}"))).ToList();

        asked.Count.ShouldBeGreaterThan(50);
        asked.ShouldAllBe(question => PromQl.Series(question.Item2).Any());
        asked.SelectMany(question => PromQl.Series(question.Item2).Where(name => !exported.Contains(name)).Select(name => $"{question.Item1}: {name} in {question.Item2}"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_alert_has_its_section_in_the_runbook_and_every_such_section_its_alert() => Repository.Read(Runbook).Split('\n')
        .Where(line => line.StartsWith("## Sagas", StringComparison.Ordinal)).Select(line => line[3..])
        .ShouldBe(Alerts.Select(alert => $"{alert["alert"]}"));

    [Fact]
    public void Every_alert_links_to_its_section() => Alerts
        .Where(alert => $"{alert["annotations"]!["runbook_url"]}" != $"{Runbook}#{$"{alert["alert"]}".ToLowerInvariant()}").ShouldBeEmpty();

    [Fact]
    public void Every_alert_says_who_is_woken() => Alerts.Select(alert => $"{alert["labels"]!["severity"]}").Distinct()
        .ShouldBe(["page", "ticket"], ignoreOrder: true);

    [Fact]
    public void Every_alert_is_seen_firing_and_seen_silent()
    {
        var checks = YamlReader.Read(Repository.Read("infra/prometheus/sagas.test.yml")).Single()["tests"]!.AsArray()
            .SelectMany(test => test!["alert_rule_test"]!.AsArray())
            .ToLookup(check => check!["exp_alerts"]!.AsArray().Count > 0, check => $"{check!["alertname"]}");

        checks[true].ShouldBe(Alerts.Select(alert => $"{alert["alert"]}"), ignoreOrder: true);
        checks[false].ShouldBe(Alerts.Select(alert => $"{alert["alert"]}"), ignoreOrder: true);
    }

    private static IEnumerable<string> SourceFiles() => Architecture.SourceFiles.Of("infra/grafana/dashboards", ".json");

    private static IEnumerable<string> Queries(string path) =>
        from panel in JsonNode.Parse(Repository.Read(path))!["panels"]!.AsArray()
        from target in panel!["targets"]!.AsArray()
        select $"{target!["expr"]}";
}

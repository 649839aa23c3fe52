using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Tests.EndToEnd.Support;
using Sagas.Tests.Support;

namespace Sagas.Tests.Infra;

/// <summary>Whoever is woken must find what the page names.</summary>
public sealed partial class When_the_runbook_is_read(RunningService service) : IClassFixture<RunningService>
{
    private static readonly string Runbook = Repository.Read("infra/runbook.md");

    private static IEnumerable<(string Alert, string Text)> Alerts =>
        Runbook.Split("\n## ").Skip(1).Where(section => section.StartsWith("Sagas", StringComparison.Ordinal)).Select(section => (section.Split('\n')[0], section));

    [GeneratedRegex("""\*\*Look\*\*(?<look>.*?)\*\*Do\*\*""", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Look { get; }

    [GeneratedRegex("""`(/[^`]*|select [^`]*|sagas\.[^`]*|up\{[^`]*)`|[Dd]ashboard \*|log lines? "|`rabbitmq""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place { get; }

    [GeneratedRegex("""\*(?<board>business|engine|gateways|HTTP)\*,? (?<panels>("[^"]+"(, | and )?)+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Boards { get; }

    [GeneratedRegex("\"(?<text>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted { get; }

    [GeneratedRegex("""log lines? "(?<line>[^"]+)""" + "\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LogLine { get; }

    [GeneratedRegex(@"\bsagas\.(?<name>[a-z_]+(\.[a-z_]+)*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named { get; }

    [GeneratedRegex(@"create (unlogged )?(table|view|or replace view) sagas\.(?<name>[a-z_]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Made { get; }

    [GeneratedRegex(@"(`|\$SAGAS)(?<path>/[a-zA-Z{}/-]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Path { get; }

    [Fact]
    public void Every_alert_says_what_it_means_where_to_look_and_what_to_do()
    {
        Alerts.Count().ShouldBeGreaterThan(15);
        Alerts.Where(alert => !alert.Text.Contains("**Means**", StringComparison.Ordinal) || !Look.IsMatch(alert.Text)).Select(alert => alert.Alert).ShouldBeEmpty();
        Alerts.Where(alert => !Place.IsMatch(Look.Match(alert.Text).Groups["look"].Value)).Select(alert => alert.Alert).ShouldBeEmpty("they name no page, query, panel or log line");
    }

    [Fact]
    public void Every_panel_that_is_named_exists()
    {
        var named = (from board in Boards.Matches(Runbook)
                     from panel in Quoted.Matches(board.Groups["panels"].Value)
                     select $"{board.Groups["board"].Value.ToLowerInvariant()}: {panel.Groups["text"].Value}").Distinct().ToList();

        named.Count.ShouldBeGreaterThan(4);
        named.Except(from file in Architecture.SourceFiles.Of("infra/grafana/dashboards", ".json")
                     from panel in JsonNode.Parse(Repository.Read(file))!["panels"]!.AsArray()
                     select $"{System.IO.Path.GetFileNameWithoutExtension(file)["sagas-".Length..]}: {panel!["title"]}").ShouldBeEmpty();
    }

    [Fact]
    public void Every_log_line_that_is_named_is_said()
    {
        var said = string.Join('\n', Architecture.SourceFiles.Of("src/", ".cs").Where(path => path.EndsWith("/Log.cs", StringComparison.Ordinal)).Select(Repository.Read));
        // Each part between two dots stands in the code; in their place there is a value.
        var parts = LogLine.Matches(Runbook).SelectMany(line => line.Groups["line"].Value.Split('…', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();

        parts.Count.ShouldBeGreaterThan(4);
        parts.Where(part => !said.Contains(part, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("infra/runbook.md")]
    [InlineData("infra/scaling.md")]
    public void Every_view_table_and_metric_that_is_named_exists(string page)
    {
        var tables = Architecture.SourceFiles.Of("src/Sagas.Storage/Postgres/Migrations", ".sql").SelectMany(file => Made.Matches(Repository.Read(file))).Select(made => made.Groups["name"].Value);
        var metrics = Repository.Read("infra/metrics.md");

        Named.Matches(Repository.Read(page)).Select(named => named.Groups["name"].Value).Distinct()
            // The file of the alerts begins with the same word.
            .Where(name => name != "rules.yml" && !metrics.Contains($"`sagas.{name}`", StringComparison.Ordinal) && !tables.Contains(name.Split('.')[0])).ShouldBeEmpty();
    }

    [Fact]
    public void Every_address_that_is_named_is_served()
    {
        var served = service.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => Shape("/" + endpoint.RoutePattern.RawText?.TrimStart('/'))).ToHashSet(StringComparer.Ordinal);
        var named = Path.Matches(Runbook).Select(path => Shape(path.Groups["path"].Value)).Distinct().ToList();

        named.Count.ShouldBeGreaterThan(4);
        // Or what is below it.
        named.Where(path => !served.Contains(path) && !served.Any(other => other.StartsWith(path + "/", StringComparison.Ordinal))).ShouldBeEmpty(string.Join('\n', served.Order(StringComparer.Ordinal)));
    }

    // Parameters by any name.
    private static string Shape(string path) => Regex.Replace(path.Length > 1 ? path.TrimEnd('/') : path, @"\{[^}]*\}", "{}", RegexOptions.None, TimeSpan.FromSeconds(1));
}

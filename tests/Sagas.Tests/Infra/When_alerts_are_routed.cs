using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sagas.Tests.Support;

namespace Sagas.Tests.Infra;

public sealed partial class When_alerts_are_routed
{
    private static readonly JsonObject Routing = YamlReader.Read(Repository.Read("infra/prometheus/alertmanager.yml")).Single();

    private static readonly JsonObject[] Alerts =
    [
        .. YamlReader.Read(Repository.Read("infra/prometheus/sagas.rules.yml")).Single()["groups"]!.AsArray()
            .SelectMany(group => group!["rules"]!.AsArray()).Select(rule => rule!.AsObject()),
    ];

    [GeneratedRegex("""^alertname=~?"(?<names>[^"]+)"$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ByName { get; }

    [Fact]
    public void What_wakes_people_has_a_route_of_its_own_and_the_rest_goes_to_the_tickets()
    {
        var route = Routing["route"]!["routes"]!.AsArray().ShouldHaveSingleItem()!;

        route["matchers"]!.ToJsonString().ShouldBe(new JsonArray("severity=\"page\"").ToJsonString());
        ($"{route["receiver"]}", $"{Routing["route"]!["receiver"]}").ShouldBe(("pager", "tickets"));
        Routing["receivers"]!.AsArray().Select(receiver => $"{receiver!["name"]}").ShouldBe(["pager", "tickets"]);
        Alerts.Select(alert => $"{alert["labels"]!["severity"]}").Distinct().ShouldBe(["page", "ticket"], ignoreOrder: true);
    }

    [Fact]
    public void What_is_kept_back_beside_another_exists()
    {
        var named = Routing["inhibit_rules"]!.AsArray()
            .SelectMany(rule => rule!["source_matchers"]!.AsArray().Concat(rule["target_matchers"]!.AsArray()))
            .SelectMany(matcher => ByName.Match($"{matcher}").Groups["names"].Value.Split('|')).ToList();

        named.Count.ShouldBeGreaterThan(5);
        named.Except(Alerts.Select(alert => $"{alert["alert"]}")).ShouldBeEmpty();
    }

    /// <summary>Money that moved wrongly is never somebody else's symptom.</summary>
    [Fact]
    public void Nothing_keeps_back_what_is_about_money() => Routing["inhibit_rules"]!.AsArray()
        .Where(rule => rule!["target_matchers"]!.ToJsonString().Contains("MoneyMoved", StringComparison.Ordinal)).ShouldBeEmpty();
}

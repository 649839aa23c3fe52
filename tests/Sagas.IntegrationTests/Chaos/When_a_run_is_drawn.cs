using System.Globalization;
using System.Xml.Linq;
using Sagas.Chaos;
using Sagas.Chaos.Checking;
using Sagas.Chaos.Report;

namespace Sagas.IntegrationTests.Chaos;

/// <summary>The page that a run writes beside the logs, made of a run of four minutes that nobody had to wait for.</summary>
public sealed class When_a_run_is_drawn
{
    private const int Seconds = 240;
    private const int Away = 100;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Every_curve_is_there_and_named()
    {
        var page = Draw();

        page.Descendants(Svg + "path").Count().ShouldBe(9);
        var legend = page.Descendants("li").Select(item => item.Value).ToList();
        legend.ShouldBe(
        [
            "published, at most 240", "final, at most 120", "at rest with nothing to give back, at most 60", "before a person, at most 7",
            "nobody knows whether the money has moved, at most 3", "promised and not sent, at most 1,200",
            "service-1, at most 150", "service-2, at most 90", "simulators, at most 80",
        ]);
    }

    [Fact]
    public void A_curve_is_interrupted_where_nobody_answered()
    {
        var outbox = Draw().Descendants(Svg + "path").ElementAt(5).Attribute("d")!.Value;

        outbox.Count(step => step == 'M').ShouldBe(2);
    }

    [Fact]
    public void A_curve_goes_from_the_left_to_the_right_and_up_with_its_value()
    {
        var published = Draw().Descendants(Svg + "path").First().Attribute("d")!.Value.Split('M', 'L')
            .Where(point => point.Length > 0)
            .Select(point => point.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray())
            .ToList();

        published.Count.ShouldBe(Seconds + 1);
        published[0][0].ShouldBeLessThan(published[^1][0]);
        published[^1][0].ShouldBeLessThanOrEqualTo(Plot.Width);
        published[^1][1].ShouldBeLessThan(published[0][1]);
    }

    [Fact]
    public void Harm_is_marked_at_its_time_in_every_plot_and_has_a_lane_of_its_own()
    {
        var page = Draw();

        page.Descendants(Svg + "title").Count(title => title.Value == "pause at 60 s").ShouldBe(5);
        page.Descendants(Svg + "text").Select(text => text.Value).ShouldContain("kill (2)");
    }

    [Fact]
    public void A_broken_promise_stands_there_as_text()
    {
        var page = Draw(new Violation("pay-1", "money returned exactly once", "<script>1 > 0</script>"));

        page.Descendants("h1").Single().Value.ShouldBe("Hostile run: a promise was broken");
        page.Descendants("ol").Single().Value.ShouldBe("money returned exactly once: pay-1: <script>1 > 0</script>");
        page.Descendants("script").ShouldBeEmpty();
    }

    [Fact]
    public void The_figures_and_the_command_that_repeats_it_are_there()
    {
        var page = Draw();

        page.Descendants("h1").Single().Value.ShouldBe("Hostile run: every promise was kept");
        page.Descendants("code").Single().Value.ShouldBe("./infra/chaos.sh --seed 5 --payments 240 --minutes 4 --processes 2");
        var figures = page.Descendants("tr").ToDictionary(row => row.Elements().First().Value, row => row.Elements().Last().Value, StringComparer.Ordinal);
        figures["kills"].ShouldBe("2");
        figures["mostOutboxRows"].ShouldBe("1200");
        figures["mostUnknownAtOnce"].ShouldBe("3");
        figures["mostMemoryMiB"].ShouldBe("150");
    }

    private static XDocument Draw(params Violation[] violations)
    {
        var arguments = ChaosArguments.Parse(
            ["--service", "s", "--simulators", "g", "--servers", "x", "--logs", "l", "--seed", "5", "--payments", "240", "--minutes", "4", "--processes", "2"])!;
        var outcome = new Outcome(
            RightHistory.Make(), violations, new Dictionary<string, int>(StringComparer.Ordinal) { ["kill"] = 2, ["pause"] = 1 }, 0, 0, TimeSpan.FromSeconds(Seconds), false, Written());
        return XDocument.Parse(Page.Of(arguments, outcome));
    }

    private static Diary Written()
    {
        var diary = new Diary();
        for (var second = 0; second <= Seconds; second++)
            diary.Add(LookAt(second));
        diary.Add(new Trouble("kill", TimeSpan.FromSeconds(30)) { Until = TimeSpan.FromSeconds(33) });
        diary.Add(new Trouble("kill", TimeSpan.FromSeconds(200)));
        diary.Add(new Trouble("pause", TimeSpan.FromSeconds(60)) { Until = TimeSpan.FromSeconds(74) });
        return diary;
    }

    private static Look LookAt(int second) => new(
        TimeSpan.FromSeconds(second),
        second,
        second == Away ? null : new Standings(second / 2, second / 4, 7, second % 4, 5 * second, 0),
        new Dictionary<string, long?>(StringComparer.Ordinal)
        {
            ["service-1"] = 150L << 20,
            ["service-2"] = second == Away ? null : 90L << 20,
            ["simulators"] = 80L << 20,
        });
}

using System.Text.Json.Nodes;
using Sagas.Benchmarks.Driving;
using Sagas.Benchmarks.Modes;
using Sagas.Benchmarks.Report;
using Sagas.Benchmarks.Servers;
using Sagas.Contracts;

namespace Sagas.Benchmarks.Pages;

/// <summary>How long every operations page takes over a table of years, as the browser of somebody who has signed in waits for it.</summary>
internal static class PagesMode
{
    private const int LimitMilliseconds = 300;

    public static async Task RunAsync(BenchArguments arguments, CancellationToken cancellationToken)
    {
        var options = CommonOptions.Read(arguments, "--rows", "--keep", "--stories", "--times");
        var rows = arguments.Number("--rows", 10_000_000, 1, 100_000_000);
        var stories = arguments.Number("--stories", 50_000, 100, 1_000_000);
        var times = arguments.Number("--times", 20, 1, 1_000);
        await using var stand = await Stand.BuildAsync(cancellationToken);
        await using var database = arguments.Text("--keep") is { } name
            ? await stand.KeptDatabaseAsync(name, cancellationToken)
            : await stand.NewDatabaseAsync(cancellationToken);
        await GrowthMode.FillAsync(stand, database, options, rows, cancellationToken);
        await FillStoriesAsync(database, stories, cancellationToken);
        await stand.SettleAsync(cancellationToken);

        var sample = await StorySample.ReadAsync(database, cancellationToken);
        await using var service = await SignedInService.StartAsync(database.ConnectionString, stand.Broker, cancellationToken);
        var measured = new JsonArray();
        var slowest = 0d;
        foreach (var (page, path) in sample.Pages())
        {
            var first = await service.TimeAsync(path, cancellationToken);
            var again = new List<double>();
            while (again.Count < times)
                again.Add(await service.TimeAsync(path, cancellationToken));
            again.Sort();
            var (median, most) = (Figures.Percentile(0.5, again), again[^1]);
            slowest = Math.Max(slowest, Math.Max(first, most));
            Figures.Say($"{page,-40} first {first,7:F1} ms   median {median,7:F1} ms   longest {most,7:F1} ms{(Math.Max(first, most) > LimitMilliseconds ? "   too long" : "")}");
            measured.Add(new JsonObject { ["page"] = page, ["first"] = Figures.Round(first), ["median"] = Figures.Round(median), ["longest"] = Figures.Round(most) });
        }

        Figures.SayLast(new JsonObject { ["rows"] = rows, ["stories"] = stories, ["times"] = times, ["slowestMilliseconds"] = Figures.Round(slowest), ["pages"] = measured });
    }

    private static async Task FillStoriesAsync(Database database, int stories, CancellationToken cancellationToken)
    {
        if (await database.CountAsync("select count(*) from (select from sagas.payment where team_slug = 'stories' limit 1) one", cancellationToken) > 0)
            return;
        Figures.Say($"filling in {stories} payments with all that happened to them");
        using var stream = typeof(PagesMode).Assembly.GetManifestResourceStream("fill_stories.sql")!;
        using var reader = new StreamReader(stream);
        var sql = await reader.ReadToEndAsync(cancellationToken);
        var ids = Enumerable.Range(1, stories).Select(story => SagaIds.ForPayment("stories", $"story-{story}"));
        await database.RunAsync(sql.Replace("{ids}", $"{{{string.Join(',', ids)}}}", StringComparison.Ordinal), cancellationToken);
        foreach (var table in new[] { "payment", "payment_history", "inbox", "gateway_operation" })
            await database.RunAsync($"vacuum (analyze) sagas.{table}", cancellationToken);
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using Sagas.Benchmarks.Driving;
using Sagas.Benchmarks.Report;
using Sagas.Benchmarks.Servers;

namespace Sagas.Benchmarks.Modes;

/// <summary>What years of payments in the table cost: an empty database against a full one, in turns.</summary>
internal static class GrowthMode
{
    private const int SchemaPayments = 100;

    // So few that the first refund of each is seen soon: the gateway's answers stand behind all facts.
    private const int Portion = 5000;

    // In this order: each follows from the one before.
    private static readonly string[] Parts = ["fill_payments", "fill_history", "fill_journal", "fill_inbox"];

    public static async Task RunAsync(BenchArguments arguments, CancellationToken cancellationToken)
    {
        var options = CommonOptions.Read(arguments, "--payments", "--pairs", "--rows", "--keep", "--aged");
        var payments = arguments.Number("--payments", 5000, 1, 1_000_000);
        var pairs = arguments.Number("--pairs", 3, 0, 100);
        var rows = arguments.Number("--rows", 10_000_000, 1, 100_000_000);
        var aged = arguments.Number("--aged", 0, 0, 10_000_000);
        await using var stand = await Stand.BuildAsync(cancellationToken);
        await using var full = arguments.Text("--keep") is { } name
            ? await stand.KeptDatabaseAsync(name, cancellationToken)
            : await stand.NewDatabaseAsync(cancellationToken);
        await FillAsync(stand, full, options, rows, cancellationToken);
        if (aged > 0)
        {
            Figures.Say($"{aged} payments, so that the checkpoint is long ago");
            await AgeAsync(stand, full, options, aged, cancellationToken);
            options = options with { Settle = false };
        }

        if (pairs == 0)
            return;

        var measured = new List<(Drained Empty, Drained Full)>();
        for (var pair = 1; pair <= pairs; pair++)
        {
            var first = pair % 2 == 1 ? await Measure.DurableAsync(stand, options, payments, cancellationToken) : null;
            var grown = await Measure.DurableAsync(stand, full, options, payments, cancellationToken);
            var empty = first ?? await Measure.DurableAsync(stand, options, payments, cancellationToken);
            measured.Add((empty, grown));
            Figures.Say($"pair {pair}: empty {empty.PerSecond:F0}/s, with {rows} payments {grown.PerSecond:F0}/s");
        }

        if (options.Plot is { } file)
            await PairPlot.WriteAsync(file, [.. measured.Select(pair => (pair.Empty.PerSecond, pair.Full.PerSecond))], cancellationToken, "empty", "full");
        var ratio = Figures.Median(measured.Select(pair => pair.Full.PerSecond / pair.Empty.PerSecond));
        Figures.SayLast(new JsonObject
        {
            ["rows"] = rows,
            ["aged"] = aged,
            ["empty"] = Figures.Round(Figures.Median(measured.Select(pair => pair.Empty.PerSecond))),
            ["full"] = Figures.Round(Figures.Median(measured.Select(pair => pair.Full.PerSecond))),
            ["ratio"] = Figures.Round(ratio),
            ["costPercent"] = Figures.Round(100 * (1 - ratio)),
            ["walBytesPerPayment"] = new JsonObject
            {
                ["empty"] = Figures.Round(Figures.Median(measured.Select(pair => (double)pair.Empty.WalBytes / payments))),
                ["full"] = Figures.Round(Figures.Median(measured.Select(pair => (double)pair.Full.WalBytes / payments))),
            },
            ["pairs"] = new JsonArray([.. measured.Select(pair => new JsonObject
            {
                ["empty"] = Figures.Round(pair.Empty.PerSecond),
                ["full"] = Figures.Round(pair.Full.PerSecond),
            })]),
        });
    }

    private static async Task AgeAsync(Stand stand, Database database, CommonOptions options, int payments, CancellationToken cancellationToken)
    {
        var sides = await stand.StartSidesAsync(options.Durable(stand, database), 1, options with { WarmUp = 0 }, cancellationToken);
        try
        {
            for (var left = payments; left > 0; left -= Portion)
                await stand.DrainAsync(sides, database, Math.Min(left, Portion), null, cancellationToken);
        }
        finally
        {
            await Stand.StopAsync(sides);
        }
    }

    /// <summary>Brings the schema and fills the database once.</summary>
    public static async Task FillAsync(Stand stand, Database database, CommonOptions options, int rows, CancellationToken cancellationToken)
    {
        // A first small run brings the schema.
        await Measure.DurableAsync(stand, database, options with { WarmUp = 0 }, SchemaPayments, cancellationToken);
        if (await database.CountAsync("select count(*) from sagas.payment", cancellationToken) is var known && known >= rows)
        {
            Figures.Say($"{known} payments are there already");
            return;
        }

        foreach (var part in Parts)
        {
            Figures.Say($"{part}: {rows} payments");
            using var stream = typeof(GrowthMode).Assembly.GetManifestResourceStream(part + ".sql")!;
            using var reader = new StreamReader(stream);
            var sql = await reader.ReadToEndAsync(cancellationToken);
            await database.RunAsync(sql.Replace("{rows}", rows.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), cancellationToken);
        }

        await database.RunAsync("vacuum (analyze)", cancellationToken);
        await stand.SettleAsync(cancellationToken);
    }
}

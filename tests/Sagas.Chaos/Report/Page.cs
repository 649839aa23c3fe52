using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Sagas.Chaos.Report;

/// <summary>A run as one HTML file that needs nothing else: its curves, the harm that was done, its figures and what was broken.</summary>
internal static class Page
{
    private const string Style =
        """
        body { font: 15px/1.5 system-ui, sans-serif; max-width: 1000px; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff; }
        h1 { font-size: 1.5rem; } h2 { font-size: 1rem; margin: 1.5rem 0 0.25rem; }
        svg { width: 100%; height: auto; display: block; } svg text { font-size: 11px; fill: #444; }
        line { stroke: #ddd; stroke-width: 0.7; } .curve { fill: none; stroke-width: 1.6; stroke-linejoin: round; }
        .harm { fill: #d55e00; fill-opacity: 0.1; } .act { fill: #d55e00; fill-opacity: 0.75; }
        ul { list-style: none; padding: 0; margin: 0.25rem 0; display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
        li span { display: inline-block; width: 1.2em; height: 0.25em; margin-right: 0.4em; vertical-align: middle; }
        table { border-collapse: collapse; } td { padding: 0.1rem 1.5rem 0.1rem 0; border-bottom: 1px solid #eee; } td + td { text-align: right; font-variant-numeric: tabular-nums; }
        ol { font-family: ui-monospace, monospace; font-size: 13px; overflow-wrap: anywhere; } code { background: #f3f3f3; padding: 0.1em 0.3em; }
        """;

    public static string Of(ChaosArguments arguments, Outcome outcome)
    {
        var looks = outcome.Diary.Looks;
        var plot = new Plot(looks.Count > 0 ? looks.Max(look => look.At) : outcome.Took, outcome.Diary.Troubles);
        var verdict = outcome.Violations.Count switch
        {
            0 => "every promise was kept",
            1 => "a promise was broken",
            var many => string.Create(CultureInfo.InvariantCulture, $"{many} promises were broken"),
        };
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><title>Hostile run, seed {arguments.Seed.ToString(CultureInfo.InvariantCulture)}: {verdict}</title>
            <style>{Style}</style></head>
            <body>
            <h1>Hostile run: {verdict}</h1>
            <p>To repeat it: <code>./infra/chaos.sh {Escaped(arguments.Repeat)}</code>. Shaded times are times of harm.</p>
            {Curves(plot, looks)}
            <section><h2>Harm, and how often</h2>{plot.DrawHarm()}</section>
            {Broken(outcome)}
            <section><h2>Figures</h2><table>{FiguresOf(arguments, outcome)}</table></section>
            </body>
            </html>

            """;
    }

    private static string Curves(Plot plot, IReadOnlyCollection<Look> looks)
    {
        if (looks.Count == 0)
            return "";
        var processes = looks.First().Memory.Keys;
        return string.Concat(
            plot.Draw("Payments", "since the beginning",
            [
                Of("published", look => look.Published),
                Of("final", look => look.Tables?.Final),
                Of("at rest with nothing to give back", look => look.Tables?.Resting),
                Of("before a person", look => look.Tables?.BeforePerson),
            ]),
            plot.Draw("Unknown outcomes", "payments", [Of("nobody knows whether the money has moved", look => look.Tables?.Unknown)]),
            plot.Draw("Outbox", "rows", [Of("promised and not sent", look => look.Tables?.Outbox)]),
            plot.Draw("Resident memory", "MiB", [.. processes.Select(name => Of(name, look => Look.ToMebibytes(look.Memory[name])))]));

        Curve Of(string name, Func<Look, double?> value) => new(name, [.. looks.Select(look => (look.At, value(look)))]);
    }

    private static string Broken(Outcome outcome) => outcome.Violations.Count == 0
        ? ""
        : $"<section><h2>Broken promises</h2><ol>{string.Concat(outcome.Violations.Select(violation => $"<li>{Escaped(violation.ToString())}</li>"))}</ol></section>";

    private static string FiguresOf(ChaosArguments arguments, Outcome outcome)
    {
        using var figures = JsonDocument.Parse(Figures.Of(arguments, outcome));
        return string.Concat(figures.RootElement.EnumerateObject().Select(figure => $"<tr><td>{figure.Name}</td><td>{Escaped(figure.Value.ToString())}</td></tr>"));
    }

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);
}

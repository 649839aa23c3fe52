using System.Globalization;
using System.Net;
using System.Text;

namespace Sagas.Chaos.Report;

/// <summary>A curve. Where it has no value it is interrupted.</summary>
internal sealed record Curve(string Name, IReadOnlyList<(TimeSpan At, double? Value)> Points)
{
    public double Most => Points.Max(point => point.Value) ?? 0;
}

/// <summary>Curves over the time of a run as SVG, with the times of harm shaded.</summary>
internal sealed class Plot(TimeSpan length, IReadOnlyCollection<Trouble> troubles)
{
    public const int Width = 960;

    private const int Left = 140;
    private const int Right = 12;
    private const int Top = 10;
    private const int Foot = 22;
    private const int CurvesHeight = 190;
    private const int LaneHeight = 16;
    private const int Ticks = 5;
    private const double ShortestMark = 1.5;

    // Told apart also by those who see fewer colours.
    private static readonly string[] Colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8a6d00", "#56b4e9", "#000000", "#7f7f7f"];

    public string Draw(string title, string unit, IReadOnlyList<Curve> curves)
    {
        var step = Step(curves.Max(curve => curve.Most));
        var most = Math.Max(step, Math.Ceiling(curves.Max(curve => curve.Most) / step) * step);
        var svg = new StringBuilder(Begin($"{title} over time", CurvesHeight));
        foreach (var trouble in troubles)
            svg.Append(Rectangle("harm", trouble, Top, CurvesHeight));
        for (var value = 0d; value <= most + (step / 2); value += step)
            svg.Append(Line(Left, Y(value), Width - Right, Y(value))).Append(Text(Left - 6, Y(value) + 4, "end", Number(value)));
        foreach (var (curve, index) in curves.Select((curve, index) => (curve, index)))
            svg.Append(Invariant($"<path class=\"curve\" stroke=\"{Colour(index)}\" d=\"{PathOf(curve)}\"/>"));
        svg.Append(TimeAxis(CurvesHeight)).Append("</svg>");
        var legend = curves.Select((curve, index) => Invariant($"<li><span style=\"background:{Colour(index)}\"></span>{Escaped(curve.Name)}, at most {Number(curve.Most)}</li>"));
        return $"<section><h2>{Escaped(title)}, {Escaped(unit)}</h2>{svg}<ul>{string.Concat(legend)}</ul></section>";

        double Y(double value) => Top + (CurvesHeight * (1 - (value / most)));

        string PathOf(Curve curve)
        {
            var path = new StringBuilder();
            var pen = 'M';
            foreach (var (at, value) in curve.Points)
            {
                if (value is { } known)
                    path.Append(CultureInfo.InvariantCulture, $"{pen}{X(at):0.#} {Y(known):0.#}");
                pen = value is null ? 'M' : 'L';
            }

            return path.ToString();
        }
    }

    /// <summary>A lane for each kind of harm.</summary>
    public string DrawHarm()
    {
        var lanes = troubles.GroupBy(trouble => trouble.Name, StringComparer.Ordinal).OrderBy(lane => lane.Key, StringComparer.Ordinal).ToList();
        var svg = new StringBuilder(Begin("Harm over time", lanes.Count * LaneHeight));
        foreach (var (lane, index) in lanes.Select((lane, index) => (lane, index)))
        {
            var top = Top + (index * LaneHeight);
            svg.Append(Text(Left - 6, top + 12, "end", Invariant($"{lane.Key} ({lane.Count()})")));
            foreach (var trouble in lane)
                svg.Append(Rectangle("act", trouble, top + 2, LaneHeight - 4));
        }

        return svg.Append(TimeAxis(lanes.Count * LaneHeight)).Append("</svg>").ToString();
    }

    private static string Begin(string title, int height) =>
        Invariant($"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"{Escaped(title)}\" viewBox=\"0 0 {Width} {Top + height + Foot}\">");

    private string Rectangle(string kind, Trouble trouble, double top, double height) => Invariant(
        $"<rect class=\"{kind}\" x=\"{X(trouble.From):0.#}\" y=\"{top:0.#}\" width=\"{Math.Max(ShortestMark, X(trouble.Until) - X(trouble.From)):0.#}\" height=\"{height:0.#}\"><title>{Escaped(trouble.Name)} at {trouble.From.TotalSeconds:0} s</title></rect>");

    private string TimeAxis(int height)
    {
        var axis = new StringBuilder();
        var isLong = length > TimeSpan.FromMinutes(5);
        var unit = isLong ? TimeSpan.FromMinutes(1) : TimeSpan.FromSeconds(1);
        var step = Step(length / unit);
        for (var at = 0d; unit * at <= length; at += step)
        {
            var x = X(unit * at);
            axis.Append(Line(x, Top, x, Top + height)).Append(Text(x, Top + height + 16, "middle", $"{Number(at)} {(isLong ? "min" : "s")}"));
        }

        return axis.ToString();
    }

    private double X(TimeSpan at) => Left + ((Width - Left - Right) * Math.Clamp(at / length, 0, 1));

    private static string Line(double x1, double y1, double x2, double y2) => Invariant($"<line x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\"/>");

    private static string Text(double x, double y, string anchor, string text) => Invariant($"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\">{Escaped(text)}</text>");

    /// <summary>1, 2 or 5 times a power of ten, so that some lines cover the whole.</summary>
    private static double Step(double most)
    {
        var rough = Math.Max(most, 1) / Ticks;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return Math.Max(1, power * (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 });
    }

    private static string Colour(int index) => Colours[index % Colours.Length];

    private static string Number(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}

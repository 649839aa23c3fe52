using System.Globalization;

namespace Sagas.Benchmarks.Report;

/// <summary>One value over another.</summary>
internal static class LinePlot
{
    private const int Marks = 5;

    public static Task WriteAsync(
        string file, string title, string across, IReadOnlyList<(double X, double Value)> points, CancellationToken cancellationToken)
    {
        var svg = new Svg(title, points.Max(point => point.Value));
        var last = Math.Max(points[^1].X, 1e-9);
        double X(double x) => Svg.Left + (Svg.Right - Svg.Left) * x / last;
        svg.Line(points.Select(point => (X(point.X), point.Value)), Svg.SecondColour);
        for (var mark = 0; mark <= Marks; mark++)
            svg.Text(X(last * mark / Marks), Svg.Bottom + 20, Figures.Round(last * mark / Marks).ToString(CultureInfo.InvariantCulture), "middle");
        svg.Text((Svg.Left + Svg.Right) / 2, Svg.Bottom + 42, across, "middle");
        return svg.WriteAsync(file, cancellationToken);
    }
}

namespace Sagas.Benchmarks.Report;

/// <summary>A bar for each name.</summary>
internal static class BarPlot
{
    public static Task WriteAsync(string file, string title, IReadOnlyList<(string Name, double Value)> bars, CancellationToken cancellationToken)
    {
        var svg = new Svg(title, bars.Max(bar => bar.Value));
        var room = (Svg.Right - Svg.Left) / bars.Count;
        for (var i = 0; i < bars.Count; i++)
        {
            svg.Bar(Svg.Left + room * (i + 0.25), room * 0.5, bars[i].Value, Svg.SecondColour);
            svg.Text(Svg.Left + room * (i + 0.5), Svg.Bottom + 20, bars[i].Name, "middle");
        }

        return svg.WriteAsync(file, cancellationToken);
    }
}

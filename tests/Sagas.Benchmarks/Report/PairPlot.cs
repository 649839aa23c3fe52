namespace Sagas.Benchmarks.Report;

/// <summary>Two bars for each pair.</summary>
internal static class PairPlot
{
    public static Task WriteAsync(
        string file, IReadOnlyList<(double First, double Second)> pairs, CancellationToken cancellationToken, string first = "memory", string second = "durable")
    {
        var svg = new Svg($"Payments per second, by pair: {first} (grey) and {second} (blue)", pairs.Max(pair => Math.Max(pair.First, pair.Second)));
        var room = (Svg.Right - Svg.Left) / pairs.Count;
        for (var i = 0; i < pairs.Count; i++)
        {
            var x = Svg.Left + room * i;
            svg.Bar(x + room * 0.1, room * 0.35, pairs[i].First, Svg.FirstColour);
            svg.Bar(x + room * 0.5, room * 0.35, pairs[i].Second, Svg.SecondColour);
            svg.Text(x + room / 2, Svg.Bottom + 20, FormattableString.Invariant($"{pairs[i].Second / pairs[i].First:F2}"), "middle");
        }

        return svg.WriteAsync(file, cancellationToken);
    }
}

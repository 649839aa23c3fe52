using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sagas.Benchmarks.Report;

/// <summary>How figures are said: rounded to what a measurement can tell, and the whole as one line of JSON at the end.</summary>
internal static class Figures
{
    private const int Digits = 3;

    /// <summary>Three significant digits.</summary>
    public static double Round(double value)
    {
        if (value == 0 || !double.IsFinite(value))
            return 0;
        var digits = Digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return digits >= 0 ? Math.Round(value, Math.Min(digits, 15)) : Math.Round(value);
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <param name="share">0.5 for the median, 0.99 for all but a hundredth.</param>
    /// <param name="sorted">In ascending order, not empty.</param>
    public static double Percentile(double share, IReadOnlyList<double> sorted) =>
        sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];

    public static void Say(string text) => Console.Out.WriteLine(text);

    public static void Say(FormattableString text) => Say(text.ToString(CultureInfo.InvariantCulture));

    public static void SayLast(JsonObject figures) => Say(figures.ToJsonString(new JsonSerializerOptions { WriteIndented = false }));
}

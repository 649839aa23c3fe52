using System.Globalization;
using System.Net;
using System.Text;

namespace Sagas.Benchmarks.Report;

/// <summary>A picture of 720 by 360, with a frame, a title and a scale from 0.</summary>
internal sealed class Svg
{
    public const double Left = 60;
    public const double Right = 700;
    public const double Top = 40;
    public const double Bottom = 310;
    public const string FirstColour = "#8a94a6";
    public const string SecondColour = "#1f6feb";

    private const int Lines = 5;

    private readonly StringBuilder _shapes = new();
    private readonly double _most;

    public Svg(string title, double most)
    {
        _most = NiceAbove(most);
        Text(Left, 22, title, "start", 15);
        for (var line = 0; line <= Lines; line++)
        {
            var value = _most * line / Lines;
            Add($"<line x1=\"{Left}\" x2=\"{Right}\" y1=\"{Y(value):F1}\" y2=\"{Y(value):F1}\" stroke=\"#d8dee4\"/>");
            Text(Left - 8, Y(value) + 4, value.ToString("0.##", CultureInfo.InvariantCulture), "end");
        }
    }

    public double Y(double value) => Bottom - (Bottom - Top) * value / _most;

    public void Bar(double x, double width, double value, string colour)
    {
        Add($"<rect x=\"{x:F1}\" y=\"{Y(value):F1}\" width=\"{width:F1}\" height=\"{Bottom - Y(value):F1}\" fill=\"{colour}\"/>");
        Text(x + width / 2, Y(value) - 4, Figures.Round(value).ToString(CultureInfo.InvariantCulture), "middle");
    }

    public void Line(IEnumerable<(double X, double Value)> points, string colour) => Add(
        $"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" points=\"{string.Join(' ', points.Select(point => FormattableString.Invariant($"{point.X:F1},{Y(point.Value):F1}")))}\"/>");

    public void Text(double x, double y, string text, string anchor, int size = 12) => Add(
        $"<text x=\"{x:F1}\" y=\"{y:F1}\" text-anchor=\"{anchor}\" font-size=\"{size}\" fill=\"#424a53\">{WebUtility.HtmlEncode(text)}</text>");

    public Task WriteAsync(string file, CancellationToken cancellationToken) => File.WriteAllTextAsync(
        file,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 360\" font-family=\"sans-serif\">\n<rect width=\"720\" height=\"360\" fill=\"#ffffff\"/>\n" + _shapes + "</svg>\n",
        cancellationToken);

    private void Add(FormattableString shape) => _shapes.Append(shape.ToString(CultureInfo.InvariantCulture)).Append('\n');

    // 1, 2 or 5 times a power of ten.
    private static double NiceAbove(double most)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(most, 1e-9))));
        return power * new[] { 1.0, 2, 5, 10 }.First(step => power * step >= most);
    }
}

using System.Globalization;
using Sagas.Storage;

namespace Sagas.Service.Components;

/// <summary>Turns hours and durations into places of the chart; durations by their digits, from moments to days.</summary>
internal sealed class LatencyScale
{
    public const int Width = 380;
    public const int Height = 150;
    public const int Left = 46;

    private const int Right = 8;
    private const int Top = 8;
    private const int Bottom = 22;
    private const int HoursBetweenNames = 6;

    private static readonly (TimeSpan Length, string Name)[] Known =
    [
        (TimeSpan.FromMilliseconds(1), "1 ms"), (TimeSpan.FromMilliseconds(10), "10 ms"), (TimeSpan.FromMilliseconds(100), "0.1 s"),
        (TimeSpan.FromSeconds(1), "1 s"), (TimeSpan.FromSeconds(10), "10 s"), (TimeSpan.FromMinutes(1), "1 min"), (TimeSpan.FromMinutes(10), "10 min"),
        (TimeSpan.FromHours(1), "1 h"), (TimeSpan.FromHours(10), "10 h"), (TimeSpan.FromDays(4), "4 d"), (TimeSpan.FromDays(40), "40 d"), (TimeSpan.FromDays(400), "400 d"),
    ];

    private readonly DateTimeOffset _last;

    public LatencyScale(IReadOnlyList<LatencyHour> hours, DateTimeOffset until)
    {
        _last = LatencyHour.Of(until);
        var least = Array.FindLastIndex(Known, mark => mark.Length <= hours.Min(hour => hour.Median));
        var most = Array.FindIndex(Known, mark => mark.Length >= hours.Max(hour => hour.P99));
        var first = Math.Clamp(least, 0, Known.Length - 2);
        var end = most < 0 ? Known.Length - 1 : Math.Max(most, first + 1);
        Marks = [.. Known[first..(Math.Min(end, Known.Length - 1) + 1)].Select(mark => mark.Length)];
    }

    /// <summary>Durations with a line of their own, the shortest first.</summary>
    public IReadOnlyList<TimeSpan> Marks { get; }

    /// <summary>Hours with a name.</summary>
    public IEnumerable<DateTimeOffset> Times => Enumerable.Range(0, LatencyHour.Hours)
        .Select(ago => _last.AddHours(-ago)).Where(hour => hour.Hour % HoursBetweenNames == 0);

    public static string Name(TimeSpan mark) => Known.First(known => known.Length == mark).Name;

    public string X(DateTimeOffset hour) =>
        Number(Left + Right + ((Width - Left - (2 * Right)) * (1 - ((_last - hour).TotalHours / (LatencyHour.Hours - 1)))));

    public string Y(TimeSpan length)
    {
        var (low, high) = (Math.Log(Marks[0].TotalMilliseconds), Math.Log(Marks[^1].TotalMilliseconds));
        var share = (Math.Log(Math.Max(length.TotalMilliseconds, double.Epsilon)) - low) / (high - low);
        return Number(Height - Bottom - ((Height - Top - Bottom) * Math.Clamp(share, 0, 1)));
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace Sagas.Service.Components;

/// <summary>Lengths of time for people: the two largest units that matter.</summary>
internal static class Span
{
    public static string Text(TimeSpan span) => span switch
    {
        { TotalDays: >= 1 } => Invariant($"{(int)span.TotalDays} d {span.Hours} h"),
        { TotalHours: >= 1 } => Invariant($"{span.Hours} h {span.Minutes} min"),
        { TotalMinutes: >= 1 } => Invariant($"{span.Minutes} min {span.Seconds} s"),
        { TotalSeconds: >= 10 } => Invariant($"{span.Seconds} s"),
        { TotalSeconds: >= 1 } => Invariant($"{span.TotalSeconds:0.0} s"),
        _ => Invariant($"{Math.Max(0, span.TotalMilliseconds):0} ms"),
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.Diagnostics.Metrics;

namespace Sagas.Tests.Infra;

/// <summary>What an instrument is called once the collector has translated it: dots become underscores, unit and kind are appended.</summary>
internal static class PrometheusNames
{
    private static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal) { ["s"] = "_seconds", ["By"] = "_bytes", ["1"] = "_ratio" };

    public static string Of(Instrument instrument) =>
        instrument.Name.Replace('.', '_') + Units.GetValueOrDefault(instrument.Unit ?? "", "") + (IsCounter(instrument) ? "_total" : "");

    /// <summary>The series of an instrument.</summary>
    public static IEnumerable<string> SeriesOf(Instrument instrument) =>
        IsKind(instrument, typeof(Histogram<>)) ? new[] { "_bucket", "_count", "_sum" }.Select(suffix => Of(instrument) + suffix) : [Of(instrument)];

    public static string KindOf(Instrument instrument) =>
        IsKind(instrument, typeof(Histogram<>)) ? "histogram" : IsCounter(instrument) ? "counter" : "gauge";

    private static bool IsCounter(Instrument instrument) => IsKind(instrument, typeof(Counter<>)) || IsKind(instrument, typeof(ObservableCounter<>));

    private static bool IsKind(Instrument instrument, Type kind) =>
        instrument.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == kind;
}

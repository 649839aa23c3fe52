using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Sagas.Tests.Service.Telemetry;

/// <summary>A span as it left the process over OTLP.</summary>
internal sealed record SentSpan(
    string Source, string TraceId, string SpanId, string ParentId, string Name, ActivityKind Kind,
    IReadOnlyDictionary<string, string> Tags, IReadOnlyList<string> LinkedTraces)
{
    public string this[string tag] => Tags.GetValueOrDefault(tag, "");

    public bool Has(string tag) => Tags.ContainsKey(tag);

    public override string ToString() => $"{Source} {Kind} {Name} {string.Join(' ', Tags.Select(tag => $"{tag.Key}={tag.Value}"))}";

    /// <summary>The spans of an <c>ExportTraceServiceRequest</c>, whose bytes are given as Latin-1 text.</summary>
    public static IEnumerable<SentSpan> Read(string body) =>
        from resource in new ProtoFields(Encoding.Latin1.GetBytes(body)).All(1)
        from scope in resource.All(2)
        from span in scope.All(2)
        select new SentSpan(
            scope.One(1).Text(1), span.Hex(1), span.Hex(2), span.Hex(4), span.Text(5), KindOf(span.Number(6)),
            span.All(9).ToDictionary(tag => tag.Text(1), tag => ValueOf(tag.One(2)), StringComparer.Ordinal),
            [.. span.All(13).Select(link => link.Hex(1))]);

    // OTLP counts from 1, "unspecified" being 0.
    private static ActivityKind KindOf(long kind) => (ActivityKind)(kind - 1);

    private static string ValueOf(ProtoFields value) =>
        value.Has(1) ? value.Text(1)
        : value.Has(2) ? value.Number(2) == 1 ? "true" : "false"
        : value.Has(3) ? value.Number(3).ToString(CultureInfo.InvariantCulture)
        : value.Has(4) ? value.Fraction(4).ToString(CultureInfo.InvariantCulture)
        : "";
}

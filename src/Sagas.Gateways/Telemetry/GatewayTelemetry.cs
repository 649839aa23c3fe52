using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Sagas.Gateways;

/// <summary>The figures of the adapters; names, units and descriptions are pinned here.</summary>
public sealed class GatewayTelemetry
{
    public const string MeterName = "Sagas.Gateways";
    public const string OperationsName = "sagas.gateway.operations";
    public const string DurationName = "sagas.gateway.call.duration";
    public const string GatewayTag = "gateway";
    public const string OutcomeTag = "outcome";

    // Without these, everything below five seconds would be one bucket.
    private static readonly InstrumentAdvice<double> Calls =
        new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] };

    private readonly Counter<long> _operations;
    private readonly Histogram<double> _duration;

    public GatewayTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _operations = meter.CreateCounter<long>(
            OperationsName, "{operation}", "Answers given to the saga, by gateway, kind and outcome; a repeated answer counts again.");
        _duration = meter.CreateHistogram(
            DurationName, "s", "Time an adapter took for one execute or resolve, by gateway, call and outcome.", advice: Calls);
    }

    internal void Answered(string gateway, string kind, string outcome) => _operations.Add(
        1, new TagList { { GatewayTag, gateway }, { "kind", kind }, { OutcomeTag, outcome } });

    internal void Called(string gateway, string call, string outcome, TimeSpan elapsed) => _duration.Record(
        elapsed.TotalSeconds, new TagList { { GatewayTag, gateway }, { "call", call }, { OutcomeTag, outcome } });
}

using System.ComponentModel.DataAnnotations;

namespace Sagas.Service.Telemetry;

/// <summary>Section <c>Telemetry</c>. Where everything is sent is said by the standard <c>OTEL_*</c> variables.</summary>
internal sealed record TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>How often the store is read for the gauges of open payments, outbox and timers. Default 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan ReadEvery { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often the health checks are asked for the gauge of readiness. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan CheckEvery { get; init; } = TimeSpan.FromSeconds(10);
}

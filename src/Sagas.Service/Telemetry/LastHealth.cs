using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Sagas.Service.Telemetry;

/// <summary>Remembers what the health checks last said, for the gauge.</summary>
internal sealed class LastHealth : IHealthCheckPublisher
{
    private volatile HealthReport? _report;

    /// <summary>Each check by its name, and whether it was well.</summary>
    public IEnumerable<(string Part, bool Ready)> Parts =>
        _report?.Entries.Select(entry => (entry.Key, entry.Value.Status == HealthStatus.Healthy)) ?? [];

    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        _report = report;
        return Task.CompletedTask;
    }
}

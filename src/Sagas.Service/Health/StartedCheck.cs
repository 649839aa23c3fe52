using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Sagas.Service.Health;

/// <summary>Red until everything hosted has started, and again from the moment the process is told to stop.</summary>
internal sealed class StartedCheck(IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("The process is stopping.")
            : !lifetime.ApplicationStarted.IsCancellationRequested ? HealthCheckResult.Unhealthy("The process is starting.")
            : HealthCheckResult.Healthy());
}

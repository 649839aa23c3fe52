using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Sagas.Service.Health;

/// <summary>Asks every <see cref="IReadinessSource"/>.</summary>
internal sealed class PartsCheck(IEnumerable<IReadinessSource> sources) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var problems = sources.SelectMany(source => source.Problems.Select(problem => $"{source.Name}: {problem}")).ToArray();
        return Task.FromResult(problems.Length == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(string.Join("; ", problems)));
    }
}

using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Sagas.Service.Health;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it may get traffic.</summary>
internal static class HealthEndpoints
{
    // MassTransit tags its own check with the same word.
    private const string ReadyTag = "ready";

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<StartedCheck>("process", tags: [ReadyTag])
            .AddCheck<PartsCheck>("parts", tags: [ReadyTag]);
        return services;
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            Predicate = check => check.Tags.Contains(ReadyTag),
            ResponseWriter = WriteAsync,
            ResultStatusCodes =
            {
                [HealthStatus.Healthy] = StatusCodes.Status200OK,
                // "Degraded" is how the bus says that an endpoint does not run: messages would wait.
                [HealthStatus.Degraded] = StatusCodes.Status503ServiceUnavailable,
                [HealthStatus.Unhealthy] = StatusCodes.Status503ServiceUnavailable,
            },
        }).AllowAnonymous();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        status = report.Status == HealthStatus.Healthy ? "ok" : "not ready",
        notReady = report.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy)
            .Select(entry => new { name = entry.Key, problem = entry.Value.Description ?? entry.Value.Exception?.Message }),
    }, context.RequestAborted);
}

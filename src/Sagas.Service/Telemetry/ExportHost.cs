using System.Reflection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Sagas.Service.Telemetry;

/// <summary>Runs the exporters from the start of the process to its end; what is left when it ends is sent then.</summary>
internal sealed class ExportHost(IConfiguration settings, bool traces, bool metrics) : IHostedService, IDisposable
{
    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _traces = traces
            ? Sdk.CreateTracerProviderBuilder().ConfigureServices(UseSettings).ConfigureResource(Describe)
                .AddSource(Signals.Sources).AddProcessor(new MessagingConventions()).AddOtlpExporter().Build()
            : null;
        _metrics = metrics
            ? Sdk.CreateMeterProviderBuilder().ConfigureServices(UseSettings).ConfigureResource(Describe)
                .AddMeter(Signals.Meters).AddOtlpExporter().Build()
            : null;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    // The OTEL_* variables are taken from wherever this process takes its settings.
    private void UseSettings(IServiceCollection services) => services.AddSingleton(settings);

    // The variables come last, so that OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES win.
    private static void Describe(ResourceBuilder resource) => resource
        .AddService(Signals.ServiceName, serviceVersion: typeof(ExportHost).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion)
        .AddEnvironmentVariableDetector();
}

using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Sagas.Service.Hosting;

namespace Sagas.Service.Telemetry;

/// <summary>Traces and figures of the process, exported when an OTLP address is given.</summary>
internal static class TelemetryRegistration
{
    // The standard variables; each signal may have an address of its own.
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string TracesEndpoint = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
    private const string MetricsEndpoint = "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT";

    // ASP.NET Core 10 leaves its request spans without method and path until this is switched off; the next version does so by itself.
    private const string BareRequestSpans = "Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        AppContext.SetSwitch(BareRequestSpans, false);
        builder.Services.AddSettings<TelemetryOptions>(TelemetryOptions.Section);
        builder.Services.AddSingleton<Gauges>();
        builder.Services.AddSingleton<GatewayFigures>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<GatewayFigures>());
        builder.Services.AddSingleton<LastHealth>();
        builder.Services.AddSingleton<IHealthCheckPublisher>(provider => provider.GetRequiredService<LastHealth>());
        builder.Services.AddOptions<HealthCheckPublisherOptions>().Configure<IOptions<TelemetryOptions>>((publisher, options) =>
        {
            publisher.Delay = TimeSpan.Zero;
            publisher.Period = options.Value.CheckEvery;
        });
        builder.Services.AddHostedService<GaugeReader>();

        var traces = IsSet(builder.Configuration, TracesEndpoint);
        var metrics = IsSet(builder.Configuration, MetricsEndpoint);
        if (traces || metrics)
        {
            // Before the bus and everything else that is hosted: the first message is traced too, and the last is sent.
            builder.Services.AddHostedService(provider => new ExportHost(provider.GetRequiredService<IConfiguration>(), traces, metrics));
        }
    }

    private static bool IsSet(ConfigurationManager configuration, string ofSignal) =>
        new[] { ofSignal, Endpoint }.Any(key => !string.IsNullOrWhiteSpace(configuration[key]));
}

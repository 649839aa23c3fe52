using MassTransit.Monitoring;
using Sagas.Gateways;

namespace Sagas.Service.Telemetry;

/// <summary>Whose traces and figures leave the process: all by the names that their owners publish.</summary>
internal static class Signals
{
    public const string ServiceName = "payment-sagas";

    /// <summary>Requests in, calls out, messages, statements, and the outbox between a commit and its messages.</summary>
    public static string[] Sources { get; } =
        ["Microsoft.AspNetCore", "System.Net.Http", "MassTransit", "Npgsql", Storage.Telemetry.Name, Tracing.SourceName];

    public static string[] Meters { get; } =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime",
        InstrumentationOptions.MeterName, "Npgsql", Storage.Telemetry.Name, GatewayTelemetry.MeterName, Gauges.MeterName,
    ];
}

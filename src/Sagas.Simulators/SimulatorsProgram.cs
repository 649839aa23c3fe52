using Microsoft.Extensions.Configuration.Memory;
using Sagas.Simulators.Http;

namespace Sagas.Simulators;

/// <summary>The simulators as a process of their own.</summary>
internal static class SimulatorsProgram
{
    // Any of these says where to listen; the default is for when none does.
    private static readonly string[] AddressKeys = ["urls", "http_ports", "https_ports"];

    // Weaker than any other source, so that a request does not write six lines unless somebody asks for them.
    private static readonly Dictionary<string, string?> Quiet = new(StringComparer.Ordinal)
    {
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
    };

    private static async Task<int> Main(string[] args)
    {
        if (HealthProbe.IsAskedFor(args))
            return await HealthProbe.LookAsync(args);

        var builder = WebApplication.CreateBuilder(args);
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Quiet });
        if (!AddressKeys.Any(key => !string.IsNullOrEmpty(builder.Configuration[key])) && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
            builder.WebHost.UseUrls(SimulatorDefaults.Url);
        builder.Services.AddProblemDetails();
        builder.Services.AddHealthChecks();
        builder.Services.AddSingleton<GatewayClock>();
        builder.Services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<GatewayClock>());
        builder.Services.AddSimulators(builder.Configuration);

        var app = builder.Build();
        app.MapHealthChecks("/health/live");
        app.MapLedger();
        app.MapClock();
        app.MapSimulators();
        await app.RunAsync();
        return 0;
    }
}

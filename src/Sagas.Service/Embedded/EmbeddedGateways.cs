using Microsoft.Extensions.Configuration.Memory;
using Sagas.Simulators;

namespace Sagas.Service.Embedded;

/// <summary>Embedded mode brings its own gateways: the simulators, in this process, called over real HTTP at its own address.</summary>
internal static class EmbeddedGateways
{
    private const string Section = $"Gateways:{SimulatorDefaults.Gateway}";

    public static void AddEmbeddedGateways(this WebApplicationBuilder builder)
    {
        // Behind every other source: whoever configures gateways of their own overrides these.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
            {
                [$"{Section}:Kind"] = SimulatorDefaults.Kind,
                [$"{Section}:BaseUrl"] = $"http://{OwnAddressHandler.OwnHost}{SimulatorDefaults.Prefix}/{SimulatorDefaults.Gateway}",
                [$"{Section}:TeamSlug"] = SimulatorDefaults.TeamSlug,
                [$"{Section}:Password"] = SimulatorDefaults.Password,
                [$"{Section}:Timeout"] = "00:00:05",
            },
        });
        builder.Services.AddSimulators(builder.Configuration);
        builder.Services.AddSingleton<OwnAddress>();
        builder.Services.AddTransient<OwnAddressHandler>();
        builder.Services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler<OwnAddressHandler>());
    }
}

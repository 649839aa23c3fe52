using Microsoft.Extensions.Configuration.Memory;
using Sagas.Service.Hosting;

namespace Sagas.Service.Demo;

/// <summary>The demo, switched on by <c>--demo</c>.</summary>
internal static class DemoRegistration
{
    private const string BrakeKey = "Compensation:Limits:Count";
    private const string BrakeOfTheDemo = "100000";

    public static void AddDemo(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<DemoOptions>(DemoOptions.Section);
        if (!builder.Configuration.GetSection(DemoOptions.Section).GetValue<bool>(nameof(DemoOptions.Enabled)))
        {
            return;
        }

        builder.Services.AddHostedService<DemoTraffic>();

        // More goes wrong in a demo than in a shop: the usual brake would stop every compensation after two minutes and wait for a person.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase) { [BrakeKey] = BrakeOfTheDemo },
        });
    }
}

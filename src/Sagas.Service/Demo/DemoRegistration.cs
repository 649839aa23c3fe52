using Sagas.Service.Hosting;

namespace Sagas.Service.Demo;

/// <summary>The demo, ready to be switched on by <c>--demo</c>.</summary>
internal static class DemoRegistration
{
    public static IServiceCollection AddDemo(this IServiceCollection services) =>
        services.AddSettings<DemoOptions>(DemoOptions.Section).AddHostedService<DemoTraffic>();
}

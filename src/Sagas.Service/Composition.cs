using MassTransit;

namespace Sagas.Service;

/// <summary>The one place where the process puts saga, engine, gateways and simulators together.</summary>
internal static class Composition
{
    public static IServiceCollection AddComposition(this IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        return services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.UsingInMemory((context, transport) => transport.ConfigureEndpoints(context));
        });
    }
}

using MassTransit;
using Sagas.Gateways;
using Sagas.Hosting;
using Sagas.Payments;
using Sagas.Service.Embedded;
using Sagas.Service.Health;
using Sagas.Service.Hosting;
using Sagas.Simulators;
using Sagas.Storage;

namespace Sagas.Service;

/// <summary>The one place where the process puts saga, engine, gateways and simulators together.</summary>
internal static class Composition
{
    private const string Gateways = "Gateways";
    private const string Saga = "Saga";
    private const string Compensation = "Compensation";

    public static void AddComposition(this WebApplicationBuilder builder)
    {
        builder.Configuration.RefuseUnknown<SagaOptions>(Saga);
        builder.Configuration.RefuseUnknown<CompensationOptions>(Compensation);
        builder.Configuration.RefuseUnknown<EngineOptions>(EngineOptions.Section);
        builder.AddEmbeddedGateways();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IReadinessSource, EngineReadiness>();
        builder.Services.AddMassTransit(bus =>
        {
            bus.AddPaymentSagas(sagas => sagas.AddGateways(builder.Configuration.GetSection(Gateways)));
            bus.UsingInMemory((context, transport) =>
            {
                transport.GatewayEndpoints(context);
                transport.ConfigureEndpoints(context);
            });
        });
    }

    public static void MapComposition(this WebApplication app) => app.MapSimulators();
}

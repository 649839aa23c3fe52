using MassTransit;
using Sagas.Gateways;
using Sagas.Hosting;
using Sagas.Payments;
using Sagas.Service.Durable;
using Sagas.Service.Embedded;
using Sagas.Service.FailedMessages;
using Sagas.Service.Health;
using Sagas.Service.Hosting;
using Sagas.Service.Queues;
using Sagas.Simulators;
using Sagas.Storage;

namespace Sagas.Service;

/// <summary>The one place where the process puts saga, engine, gateways, store, transport and simulators together.</summary>
internal static class Composition
{
    private const string Gateways = "Gateways";
    private const string Saga = "Saga";
    private const string Compensation = "Compensation";

    public static void AddComposition(this WebApplicationBuilder builder, ProcessMode mode)
    {
        builder.Configuration.RefuseUnknown<SagaOptions>(Saga);
        builder.Configuration.RefuseUnknown<CompensationOptions>(Compensation);
        builder.Configuration.RefuseUnknown<EngineOptions>(EngineOptions.Section);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IReadinessSource, EngineReadiness>();
        if (mode.Embedded)
        {
            builder.AddEmbeddedGateways();
            builder.Services.AddSingleton<IQueueCounter, NoQueues>();
            builder.Services.AddMassTransit(bus =>
            {
                AddSagas(bus, builder.Configuration);
                bus.UsingInMemory((context, transport) =>
                {
                    transport.GatewayEndpoints(context);
                    transport.ConfigureEndpoints(context);
                    transport.SagaRequestsEndpoint(context);
                });
            });
        }
        else
        {
            var (broker, database) = (DurableRegistration.Broker(builder.Configuration), DurableRegistration.Database(builder.Configuration));
            builder.Services.AddDurableIngress().AddFailedMessages(broker);
            builder.Services.AddSingleton<IReadinessSource, BrokerReadiness>();
            builder.Services.AddSingleton<IQueueCounter, BrokerQueues>();
            builder.Services.AddMassTransit(bus =>
            {
                AddSagas(bus, builder.Configuration, sagas => sagas.Services.AddPostgresSagaStore(database));
                bus.UseRabbitMq(broker);
            });
        }
    }

    public static void MapComposition(this WebApplication app)
    {
        // Simulated gateways have no place beside real money.
        if (app.Services.GetRequiredService<ProcessMode>().Embedded)
        {
            app.MapSimulators();
        }
    }

    private static void AddSagas(IBusRegistrationConfigurator bus, ConfigurationManager configuration, Action<PaymentSagasBuilder>? store = null) =>
        bus.AddPaymentSagas(sagas =>
        {
            store?.Invoke(sagas);
            sagas.AddGateways(configuration.GetSection(Gateways));
        });
}

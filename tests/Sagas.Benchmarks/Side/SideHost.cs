using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sagas.Contracts;
using Sagas.Gateways;
using Sagas.Hosting;
using Sagas.Payments;
using Sagas.Service.Durable;
using Sagas.Storage;

namespace Sagas.Benchmarks.Side;

/// <summary>The host of a measured process. Both sides have the same transport, queues, gateway and limits; settings come from the environment as in the service.</summary>
internal static class SideHost
{
    private const int NoLimit = int.MaxValue;

    public static IHost Build(SideSettings settings, Gate gate, LoopbackGateway gateway)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddEnvironmentVariables();
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning).AddFilter(typeof(MigrationRunner).FullName, LogLevel.Error);
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(Options.Create(new RabbitMqOptions())).AddSingleton<BrokerSockets>();
        builder.Services.AddGateway(LoopbackGateway.Name, _ => gateway, LoopbackGateway.Options(settings.GatewayConcurrency));
        builder.Services.Configure<CompensationOptions>(options => options.Limits = new CompensationLimits { Count = NoLimit });
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            AddSide(settings, bus, builder.Services);
            AddTransport(bus, RabbitMqAddress.Parse(settings.Broker), gate);
        });
        return builder.Build();
    }

    private static void AddSide(SideSettings settings, IBusRegistrationConfigurator bus, IServiceCollection services)
    {
        if (settings.Kind == SideKind.Memory)
            MemorySide.Add(bus, services);
        else
            bus.AddPaymentSagas(sagas => sagas.Services.AddPostgresSagaStore(settings.Database ?? throw new InvalidOperationException("No database was given.")));
    }

    private static void AddTransport(IBusRegistrationConfigurator bus, RabbitMqAddress address, Gate gate)
    {
        bus.AddConfigureEndpointsCallback((_, queue, endpoint) =>
        {
            DurableTransport.Shape(queue, endpoint);
            if (string.Equals(queue, WellKnownEndpoints.Saga, StringComparison.Ordinal))
                endpoint.UseFilter(gate);
        });
        bus.UsingRabbitMq((context, transport) =>
        {
            address.Apply(transport, context.GetRequiredService<IOptions<RabbitMqOptions>>().Value, context.GetRequiredService<BrokerSockets>());
            transport.ConfigureSend(sending => sending.UseExecute(DurableTransport.Insist));
            transport.ConfigurePublish(publishing => publishing.UseExecute(DurableTransport.Insist));
            transport.GatewayEndpoints(context, DurableTransport.Shape);
            transport.ConfigureEndpoints(context);
        });
    }
}

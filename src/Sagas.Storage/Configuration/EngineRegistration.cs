using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Sagas.Gateways;

namespace Sagas.Storage;

/// <summary>Registers the engine and its store.</summary>
public static class EngineRegistration
{
    /// <summary>
    /// Adds the engine. A store (<see cref="AddInMemorySagaStore"/>) and the saga's repository
    /// (<see cref="SagaEndpointRegistration.EngineRepository"/>) are added beside it. Calling it again only adds options.
    /// </summary>
    public static IServiceCollection AddSagaEngine(this IServiceCollection services, Action<EngineOptions>? configure = null)
    {
        var options = services.AddOptions<EngineOptions>().ValidateDataAnnotations().ValidateOnStart();
        // A test harness on a bare service collection has no configuration.
        options.Configure<IServiceProvider>((engine, provider) =>
            provider.GetService<IConfiguration>()?.GetSection(EngineOptions.Section).Bind(engine));
        if (configure is not null)
            options.Configure(configure);
        if (services.Any(service => service.ServiceType == typeof(EngineHost)))
            return services;

        services.AddMetrics();
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<DeliveryGate>();
        services.TryAddSingleton<IDeliveryGate>(provider => provider.GetRequiredService<DeliveryGate>());
        services.AddSingleton<EngineHealth>();
        services.AddSingleton<EngineMetrics>();
        services.AddSingleton<StorePatience>();
        services.AddSingleton<LoadBatcher>();
        services.AddSingleton<CommitBatcher>();
        services.AddSingleton<KeyedGate>();
        services.AddSingleton<RecentSagas>();
        services.AddSingleton<MachineRunner>();
        services.AddSingleton<MessageProcessor>();
        services.AddSingleton<DeliveryQueue>();
        services.AddSingleton<OutboxSender>();
        services.AddSingleton<DeliveredCleaner>();
        services.AddSingleton<DeliveryLoop>();
        services.AddSingleton<OutboxRelay>();
        services.AddSingleton<TimerPoller>();
        services.AddSingleton<EngineBusObserver>();
        services.AddSingleton<IBusObserver>(provider => provider.GetRequiredService<EngineBusObserver>());
        services.AddSingleton<IOperationJournal, GroupCommitJournal>();
        services.AddSingleton<ICancelRequests, GroupCommitCancelRequests>();
        services.AddSingleton<EngineHost>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<EngineHost>());
        return services;
    }

    /// <summary>Keeps everything in memory: for the embedded mode and tests. Nothing survives the process.</summary>
    public static IServiceCollection AddInMemorySagaStore(this IServiceCollection services, Action<InMemoryStoreOptions>? configure = null)
    {
        var options = services.AddOptions<InMemoryStoreOptions>().ValidateDataAnnotations().ValidateOnStart();
        if (configure is not null)
            options.Configure(configure);
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<InMemoryStore>();
        services.TryAddSingleton<ISagaStore>(provider => provider.GetRequiredService<InMemoryStore>());
        services.TryAddSingleton<IPaymentReader>(provider => provider.GetRequiredService<InMemoryStore>());
        services.TryAddSingleton<IOperationsReader>(provider => provider.GetRequiredService<InMemoryStore>());
        services.TryAddSingleton<IFigureReader>(provider => provider.GetRequiredService<InMemoryStore>());
        services.TryAddSingleton<IFailureBook, InMemoryFailureBook>();
        services.TryAddSingleton<IBulkBook, InMemoryBulkBook>();
        services.TryAddSingleton<IApiKeyBook, InMemoryApiKeyBook>();
        services.TryAddSingleton<IOwnedPayments>(provider => provider.GetRequiredService<InMemoryStore>());
        return services;
    }
}

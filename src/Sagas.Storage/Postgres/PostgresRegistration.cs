using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Sagas.Payments;

namespace Sagas.Storage;

/// <summary>Registers the durable store.</summary>
public static class PostgresRegistration
{
    /// <summary>
    /// Keeps everything in the schema <c>sagas</c> of a PostgreSQL database (15 or newer), beside <see cref="EngineRegistration.AddSagaEngine"/>.
    /// The schema is brought up to date beside the host's start, or by <see cref="MigrationRunner"/> alone.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="connectionString">In Npgsql's form; its role owns the schema, or may create it.</param>
    /// <param name="configure">Changes what the section <c>Postgres</c> says.</param>
    public static IServiceCollection AddPostgresSagaStore(
        this IServiceCollection services, string connectionString, Action<PostgresStoreOptions>? configure = null)
    {
        var options = services.AddOptions<PostgresStoreOptions>().ValidateDataAnnotations().ValidateOnStart();
        options.Configure<IServiceProvider>((store, provider) =>
            provider.GetService<IConfiguration>()?.GetSection(PostgresStoreOptions.Section).Bind(store));
        if (configure is not null)
            options.Configure(configure);

        services.AddLogging();
        services.AddSagaEngine();
        services.AddSingleton(new PostgresConnection(connectionString));
        services.AddSingleton<PostgresSources>();
        services.AddSingleton<InboxPartitions>();
        services.AddSingleton<DurabilityCheck>();
        services.AddSingleton(provider => new MigrationRunner(
            provider.GetRequiredService<PostgresSources>(),
            provider.GetRequiredService<InboxPartitions>(),
            provider.GetRequiredService<ILogger<MigrationRunner>>()));
        services.AddSingleton<PostgresStore>();
        services.AddSingleton<PostgresReader>();
        services.TryAddSingleton<ISagaStore>(provider => provider.GetRequiredService<PostgresStore>());
        services.TryAddSingleton<IPaymentReader>(provider => provider.GetRequiredService<PostgresReader>());
        services.TryAddSingleton<IOperationsReader, PostgresOperationsReader>();
        services.TryAddSingleton<IFigureReader, PostgresFigures>();
        services.TryAddSingleton<IFailureBook, PostgresFailureBook>();
        services.TryAddSingleton<IBulkBook, PostgresBulkBook>();
        services.TryAddSingleton<IApiKeyBook, PostgresApiKeyBook>();
        services.TryAddSingleton<IOwnedPayments, PostgresOwnedPayments>();
        services.AddHostedService<PostgresCaretaker>();
        AddControl(services);
        return services;
    }

    private static void AddControl(IServiceCollection services)
    {
        services.TryAddSingleton<CompensationPolicy>();
        services.TryAddSingleton<CompensationPauses>();
        services.TryAddSingleton<WindowBrake>();
        // Takes the place of the book in memory, whichever was registered first.
        services.Replace(ServiceDescriptor.Singleton<IPauseBook, PostgresPauseBook>());
        services.AddSingleton<BrakeLedger>();
        services.AddSingleton<ControlExchange>();
        services.AddSingleton<ControlLoop>();
        services.AddHostedService<ControlHost>();
    }
}

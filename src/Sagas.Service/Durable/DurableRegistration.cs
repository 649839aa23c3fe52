using Npgsql;
using Sagas.Service.Hosting;
using Sagas.Service.Ingress.RabbitMq;
using Sagas.Storage;

namespace Sagas.Service.Durable;

/// <summary>What durable mode has and embedded mode has not.</summary>
internal static class DurableRegistration
{
    public static IServiceCollection AddDurableIngress(this IServiceCollection services) => services
        .AddSettings<RabbitMqOptions>(RabbitMqOptions.Section)
        .AddSingleton<BrokerSockets>()
        .AddSingleton<IngressTranslator>()
        .AddSingleton<IngressDeadLetters>()
        .AddSingleton<IngressDesk>();

    public static RabbitMqAddress Broker(IConfiguration configuration) => RabbitMqAddress.Parse(configuration[ProcessMode.RabbitMq]);

    /// <exception cref="StartupFault">It is no connection string. What was given is not repeated: it has a password in it.</exception>
    public static string Database(IConfiguration configuration)
    {
        try
        {
            var given = new NpgsqlConnectionStringBuilder(configuration[ProcessMode.Postgres]);
            return string.IsNullOrEmpty(given.Host) ? throw new StartupFault($"{ProcessMode.Postgres} names no Host.") : given.ConnectionString;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new StartupFault($"{ProcessMode.Postgres} is not a connection string such as Host=…;Port=5432;Database=…;Username=…;Password=….");
        }
    }

    /// <summary><c>--migrate</c>: brings the schema up to date and says so; nothing else of the process starts.</summary>
    /// <returns>Whether that was all that was asked for.</returns>
    public static async Task<bool> MigratedOnlyAsync(this WebApplication app)
    {
        if (!app.Configuration.GetValue<bool>(CommandLine.MigrateKey))
        {
            return false;
        }

        try
        {
            await app.Services.GetRequiredService<MigrationRunner>().MigrateAsync(CancellationToken.None);
            Log.Migrated(app.Logger);
            return true;
        }
        catch (NpgsqlException fault)
        {
            throw new StartupFault($"The database could not be migrated: {fault.Message}");
        }
    }
}

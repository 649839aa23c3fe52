using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sagas.Storage;

/// <summary>
/// Migrates at start, then looks after partitions and the server's settings as long as the process lives. It works beside the host's
/// start: until the schema is there the engine's calls wait, and readiness says why.
/// </summary>
internal sealed class PostgresCaretaker(
    MigrationRunner migrations,
    InboxPartitions partitions,
    DurabilityCheck durability,
    EngineHealth health,
    TimeProvider clock,
    IOptions<PostgresStoreOptions> options,
    IOptions<EngineOptions> engine,
    ILogger<PostgresCaretaker> logger) : BackgroundService
{
    private const string Schema = "database schema";
    private const string Durability = "database durability";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        health.Tell(Schema, "The database has not been looked at yet.");
        var migrated = !options.Value.MigrateAtStart;
        var backoff = new Backoff(engine.Value);
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = options.Value.CheckInterval;
            try
            {
                if (!migrated)
                    await migrations.MigrateAsync(stoppingToken);
                migrated = true;
                await partitions.MaintainAsync(stoppingToken);
                health.Tell(Schema, null);
                health.Tell(Durability, await durability.LookAsync(stoppingToken));
                backoff = new Backoff(engine.Value);
            }
            catch (Exception exception) when (PostgresFaults.IsOfTheServer(exception))
            {
                wait = backoff.Next();
                Log.UpkeepFailed(logger, exception, wait);
                health.Tell(Schema, $"The database cannot be prepared: {exception.Message}");
            }

            await Task.Delay(wait, clock, stoppingToken);
        }
    }
}

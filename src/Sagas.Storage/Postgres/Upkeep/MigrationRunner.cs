using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Sagas.Storage;

/// <summary>Brings the schema up to date; any number of processes may try at once.</summary>
public sealed class MigrationRunner
{
    private readonly PostgresSources _sources;
    private readonly InboxPartitions _partitions;
    private readonly ILogger<MigrationRunner> _logger;

    internal MigrationRunner(PostgresSources sources, InboxPartitions partitions, ILogger<MigrationRunner> logger)
    {
        _sources = sources;
        _partitions = partitions;
        _logger = logger;
    }

    /// <summary>Applies what is missing and makes the inbox's first partitions; waits for another process that does the same.</summary>
    /// <exception cref="NpgsqlException">The server is away, or the role may not change the schema.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using (var connection = await _sources.Ordinary.OpenConnectionAsync(cancellationToken))
        {
            connection.Notice += (_, told) => Log.MigrationNotice(_logger, told.Notice.MessageText);
            await UpkeepLock.WhileHeldAsync(connection, () => ApplyAsync(connection, cancellationToken), cancellationToken);
        }

        await _partitions.MaintainAsync(cancellationToken);
    }

    /// <summary>Without the design package there is no snapshot to compare the model with; a test compares it with the schema itself.</summary>
    internal static SagasDbContext CreateContext(NpgsqlConnection connection) => new(
        new DbContextOptionsBuilder<SagasDbContext>()
            .UseNpgsql(connection, npgsql => npgsql
                .MigrationsHistoryTable(SagasDbContext.MigrationsTable, SagasDbContext.Schema)
                .CommandTimeout(0)) // A migration of a large table takes as long as it takes.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning))
            .Options);

    private async Task ApplyAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var context = CreateContext(connection);
        try
        {
            foreach (var migration in await context.Database.GetPendingMigrationsAsync(cancellationToken))
                Log.Migrating(_logger, migration);
            await context.Database.MigrateAsync(cancellationToken);
        }
        catch (InvalidOperationException exception) when (PostgresFaults.IsOfTheServer(exception.InnerException))
        {
            // The framework's wrapping of what a repetition may overcome.
            ExceptionDispatchInfo.Throw(exception.InnerException!);
        }
    }
}

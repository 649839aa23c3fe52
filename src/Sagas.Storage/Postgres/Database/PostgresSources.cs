using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Sagas.Storage;

/// <summary>The two ways to the database: one tuned for the engine's few statements, one ordinary.</summary>
internal sealed class PostgresSources : IAsyncDisposable
{
    // One plan per statement, made once, and only look-ups by index: the arrays' lengths and statistics from before the last
    // ten thousand payments must not talk the planner into reading a whole table.
    private const string HotSettings = "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c jit=off";

    public PostgresSources(PostgresConnection connection, IOptions<PostgresStoreOptions> options, ILoggerFactory loggers)
    {
        var given = new NpgsqlConnectionStringBuilder(connection.ConnectionString)
        {
            CommandTimeout = (int)Math.Ceiling(options.Value.CommandTimeout.TotalSeconds),
            MaxAutoPrepare = 0,
            NoResetOnClose = true,
        };
        given.ApplicationName ??= "payment-sagas";
        Ordinary = Build(given, loggers);
        Hot = Build(
            new NpgsqlConnectionStringBuilder(given.ConnectionString)
            {
                Options = $"{given.Options} {HotSettings}".Trim(),
            },
            loggers);
    }

    /// <summary>Loads, commits and claims.</summary>
    public NpgsqlDataSource Hot { get; }

    /// <summary>Everything else; the planner sees the values.</summary>
    public NpgsqlDataSource Ordinary { get; }

    /// <summary>Makes an error that a repetition may overcome one that is repeated.</summary>
    /// <exception cref="StoreUnavailableException">See <see cref="PostgresFaults"/>.</exception>
    public async Task<T> GuardAsync<T>(Task<T> call)
    {
        try
        {
            return await call;
        }
        catch (Exception exception) when (PostgresFaults.IsAway(exception))
        {
            // Each connection has prepared its statements for itself: those of the others are as stale, and would fail one by one.
            if (PostgresFaults.IsStale(exception))
                Hot.Clear();
            throw new StoreUnavailableException($"PostgreSQL does not serve: {exception.Message}", exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Hot.DisposeAsync();
        await Ordinary.DisposeAsync();
    }

    private static NpgsqlDataSource Build(NpgsqlConnectionStringBuilder connection, ILoggerFactory loggers) =>
        new NpgsqlDataSourceBuilder(connection.ConnectionString).UseLoggerFactory(loggers).ConfigureTracing(OfSomething).Build();

    // Several times a second the loops look for work: a trace of each such look alone would tell nothing and cost more than all others.
    private static void OfSomething(NpgsqlTracingOptionsBuilder tracing) => tracing
        .ConfigureCommandFilter(_ => Activity.Current is not null)
        .ConfigureBatchFilter(_ => Activity.Current is not null)
        .EnablePhysicalOpenTracing(false);
}

/// <summary>Where the database is.</summary>
internal sealed record PostgresConnection(string ConnectionString)
{
    /// <summary>Not the connection string, which holds a password.</summary>
    public override string ToString() => nameof(PostgresConnection);
}

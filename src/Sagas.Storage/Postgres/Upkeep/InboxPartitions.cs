using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Sagas.Storage;

/// <summary>Makes the inbox's weekly partitions ahead of time and drops those whose last message is older than the retention.</summary>
internal sealed class InboxPartitions(PostgresSources sources, IOptions<PostgresStoreOptions> options, ILogger<InboxPartitions> logger)
{
    private const string NamePrefix = "inbox_";
    private const string DateFormat = "yyyyMMdd";
    private const int DaysOfWeek = 7;

    private static readonly string ListSql = SqlText.Read("list_partitions");

    public async Task MaintainAsync(CancellationToken cancellationToken)
    {
        await using var connection = await sources.Ordinary.OpenConnectionAsync(cancellationToken);
        var (now, names) = await ListAsync(connection, cancellationToken);
        if (Missing(now, names).Any() || Old(now, names).Any())
            await UpkeepLock.WhileHeldAsync(connection, () => ChangeAsync(connection, cancellationToken), cancellationToken);
    }

    private static string NameOf(DateOnly monday) => NamePrefix + monday.ToString(DateFormat, CultureInfo.InvariantCulture);

    private static DateOnly MondayOf(DateTimeOffset time)
    {
        var day = DateOnly.FromDateTime(time.UtcDateTime);
        return day.AddDays(-(((int)day.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek));
    }

    private static async Task<(DateTimeOffset Now, string[] Names)> ListAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(ListSql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetFieldValue<DateTimeOffset>(0), reader.GetFieldValue<string[]>(1));
    }

    /// <summary>Looks again, now that nobody else changes anything, and does one partition per transaction.</summary>
    private async Task ChangeAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var (now, names) = await ListAsync(connection, cancellationToken);
        foreach (var monday in Missing(now, names))
        {
            await RunAsync(connection, SqlText.Read(
                "add_partition",
                ("name", NameOf(monday)),
                ("from", monday.ToString("O", CultureInfo.InvariantCulture) + " 00:00+00"),
                ("until", monday.AddDays(DaysOfWeek).ToString("O", CultureInfo.InvariantCulture) + " 00:00+00")), cancellationToken);
            Log.PartitionAdded(logger, NameOf(monday));
        }

        foreach (var name in Old(now, names))
        {
            await RunAsync(connection, SqlText.Read("drop_partition", ("name", name)), cancellationToken);
            Log.PartitionDropped(logger, name, options.Value.InboxRetention);
        }
    }

    private async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        var wait = ((int)options.Value.PartitionLockTimeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"set local lock_timeout = {wait};\n{sql}", connection, transaction);
        await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private IEnumerable<DateOnly> Missing(DateTimeOffset now, string[] names)
    {
        for (var monday = MondayOf(now); monday <= MondayOf(now + options.Value.InboxAhead); monday = monday.AddDays(DaysOfWeek))
        {
            if (!names.Contains(NameOf(monday), StringComparer.Ordinal))
                yield return monday;
        }
    }

    private IEnumerable<string> Old(DateTimeOffset now, string[] names) => names.Where(name =>
        name.StartsWith(NamePrefix, StringComparison.Ordinal)
        && DateTimeOffset.TryParseExact(
            name[NamePrefix.Length..], DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var monday)
        && monday.AddDays(DaysOfWeek) <= now - options.Value.InboxRetention);
}

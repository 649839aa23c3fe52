using System.ComponentModel.DataAnnotations;

namespace Sagas.Storage;

/// <summary>Section <c>Postgres</c>: how the Postgres store is kept. Validated at start.</summary>
public sealed class PostgresStoreOptions
{
    public const string Section = "Postgres";

    /// <summary>How long one statement may take before it is repeated. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Bring the schema up to date at start; off where only <c>--migrate</c> may. Default on.</summary>
    public bool MigrateAtStart { get; set; } = true;

    /// <summary>
    /// How long a consumed message is remembered, at least; longer than anybody repeats a message. Whole weeks are dropped after it.
    /// Default 35 days.
    /// </summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "400.00:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan InboxRetention { get; set; } = TimeSpan.FromDays(35);

    /// <summary>How far ahead the inbox has its weekly partitions: as long as the service may fail to make more. Default 14 days.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "100.00:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan InboxAhead { get; set; } = TimeSpan.FromDays(14);

    /// <summary>How often partitions and the server's durability settings are looked at. Default 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "1.00:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan CheckInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How often pauses and the brake's counts are exchanged with the other processes: so long a pause may take to be known everywhere.
    /// Default 1 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan ControlInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long making or dropping a partition waits for the inbox to be free, before it leaves it to the next time. Default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan PartitionLockTimeout { get; set; } = TimeSpan.FromSeconds(2);
}

using System.ComponentModel.DataAnnotations;

namespace Sagas.Storage;

/// <summary>Section <c>Engine</c>: how the durable engine batches, delivers, waits and stops. Validated at start.</summary>
public sealed class EngineOptions
{
    public const string Section = "Engine";

    /// <summary>Messages of the saga's queue worked on at once. Default 256.</summary>
    [Range(1, 10_000)]
    public int ConcurrentMessages { get; set; } = 256;

    /// <summary>Messages taken from the broker ahead of their turn. Default 512.</summary>
    [Range(1, 60_000)]
    public int PrefetchCount { get; set; } = 512;

    /// <summary>Most loads or commits in one call to the store. Default 256.</summary>
    [Range(1, 4096)]
    public int MaxBatch { get; set; } = 256;

    /// <summary>Loads or commits that may wait for a batch; beyond it messages wait. Default 1,024.</summary>
    [Range(1, 100_000)]
    public int BatchQueue { get; set; } = 1024;

    /// <summary>Load batches under way at once. Default 1.</summary>
    [Range(1, 16)]
    public int LoadLoops { get; set; } = 1;

    /// <summary>Commit batches under way at once. Default 1: what waits meanwhile makes the next batch larger.</summary>
    [Range(1, 16)]
    public int CommitLoops { get; set; } = 1;

    /// <summary>Sagas remembered after their commit, so that the next message needs no look-up; 0 for none. Default 10,000.</summary>
    [Range(0, 1_000_000)]
    public int RecentSagas { get; set; } = 10_000;

    /// <summary>
    /// How long a saga is remembered. Where several processes share the work another one may have changed it meanwhile, which costs a
    /// conflict and a look-up. Default 10 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:05:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan RecentFor { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long no saga is remembered after a remembered one turned out to be old. Default 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan RecentSuspendedFor { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a message is run again at once because another process changed its saga, before it faults. Default 10.</summary>
    [Range(1, 100)]
    public int ConflictTries { get; set; } = 10;

    /// <summary>First wait after the store was away; doubled each time. Default 50 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Longest wait between two tries. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:05:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan RetryDelayMax { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Messages committed and not yet sent that are kept in memory; beyond it the engine takes no more. Default 1,000.</summary>
    [Range(1, 1_000_000)]
    public int DeliveryQueue { get; set; } = 1_000;

    /// <summary>Messages being sent at once. Default 32.</summary>
    [Range(1, 1024)]
    public int DeliveryLoops { get; set; } = 32;

    /// <summary>How long one sending may take before it is left to the relay. Default 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long an outbox row belongs to whoever committed or claimed it; then the relay sends it. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan OutboxLease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the relay looks for rows that nobody holds. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:05:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan RelayInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Rows the relay and the timers take at once. Default 500.</summary>
    [Range(1, 10_000)]
    public int ClaimBatch { get; set; } = 500;

    /// <summary>How often due sagas are looked for. Default 200 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:05:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan TimerInterval { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a due saga is left alone after its timer was made. Default 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan TimerLease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a stop waits for commits and deliveries; what is left belongs to redelivery and relay. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Failures of one loop in a row that turn readiness red. Default 3.</summary>
    [Range(1, 1000)]
    public int FailuresBeforeNotReady { get; set; } = 3;

    /// <summary>How long one turn of a loop may take before readiness turns red. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan StalledAfter { get; set; } = TimeSpan.FromSeconds(30);
}

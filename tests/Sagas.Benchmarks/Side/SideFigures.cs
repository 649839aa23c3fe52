namespace Sagas.Benchmarks.Side;

/// <summary>What a measured process did between the opening of its gate and the closing.</summary>
internal sealed record SideFigures
{
    /// <summary>Processor time of the process, all threads.</summary>
    public required double CpuMilliseconds { get; init; }

    /// <summary>Most memory that was resident since its start.</summary>
    public required long PeakResidentBytes { get; init; }

    public required long AllocatedBytes { get; init; }

    public required int Collections { get; init; }

    /// <summary>Group commits, by the engine's own count.</summary>
    public required long Commits { get; init; }

    /// <summary>Writes in them: units of work, journal entries, deletions.</summary>
    public required long Writes { get; init; }

    public required long Loads { get; init; }

    public required long Loaded { get; init; }

    public required double CommitSeconds { get; init; }

    public required long Conflicts { get; init; }

    public required long Duplicates { get; init; }

    public required long Relayed { get; init; }

    /// <summary>Everything that was asked of the database, by the driver's count.</summary>
    public required long RoundTrips { get; init; }
}

namespace Sagas.Storage;

/// <summary>From the failure to the end, of the payments that ended in one hour.</summary>
/// <param name="Hour">When the hour begins.</param>
/// <param name="Payments">How many were measured, at most <see cref="Overview.LargestHourlySample"/> of each final state.</param>
/// <param name="Median">Half of them took no longer.</param>
/// <param name="P99">Of a hundred one took longer.</param>
public sealed record LatencyHour(DateTimeOffset Hour, long Payments, TimeSpan Median, TimeSpan P99)
{
    /// <summary>So many hours are told, the present one with them.</summary>
    public const int Hours = 24;

    /// <summary>The beginning of the hour in UTC.</summary>
    public static DateTimeOffset Of(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
}

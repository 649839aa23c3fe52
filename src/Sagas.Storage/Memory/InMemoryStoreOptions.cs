using System.ComponentModel.DataAnnotations;

namespace Sagas.Storage;

/// <summary>How much the in-memory store keeps.</summary>
public sealed class InMemoryStoreOptions
{
    /// <summary>
    /// Payments kept. Beyond it the payments that ended first are dropped with their history and logged; payments that have not
    /// ended are never dropped, so the store may grow beyond it. Default 100,000.
    /// </summary>
    [Range(1, 10_000_000)]
    public int MaxPayments { get; set; } = 100_000;

    /// <summary>
    /// How long a consumed message, a journal row and a merchant's request id are remembered; longer than anybody repeats a message. Default 35 days.
    /// </summary>
    [Range(typeof(TimeSpan), "01:00:00", "400.00:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(35);
}

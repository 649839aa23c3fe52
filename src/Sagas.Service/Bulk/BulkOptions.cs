using System.ComponentModel.DataAnnotations;
using Sagas.Storage;

namespace Sagas.Service.Bulk;

/// <summary>Section <c>Bulk</c>: decisions about many payments at once.</summary>
internal sealed record BulkOptions
{
    public const string Section = "Bulk";

    /// <summary>The most payments of one job.</summary>
    [Range(1, IBulkBook.MostItems)]
    public int MostPayments { get; init; } = 5_000;

    /// <summary>The most payments per second that a person may ask for.</summary>
    [Range(1, 1_000)]
    public int MostPerSecond { get; init; } = 50;

    /// <summary>How long a process is left alone with a job; so long a job stands still when its process has died.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "01:00:00")]
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait when the store or the bus did not answer.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(5);
}

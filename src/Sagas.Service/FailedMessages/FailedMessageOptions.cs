using System.ComponentModel.DataAnnotations;

namespace Sagas.Service.FailedMessages;

/// <summary>Section <c>FailedMessages</c>: how much of the queues for failed messages a look or an action may hold.</summary>
internal sealed record FailedMessageOptions
{
    public const string Section = "FailedMessages";

    /// <summary>The most messages of one queue that are held unacknowledged at once; those behind them are counted, not shown.</summary>
    [Range(1, 10_000)]
    public int Window { get; init; } = 500;

    /// <summary>The most bytes of one queue that are held at once.</summary>
    [Range(64 * 1024, 256 * 1024 * 1024)]
    public int WindowBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>The most messages that one press of a button moves.</summary>
    [Range(1, 1_000_000)]
    public int MostPerAction { get; init; } = 10_000;

    /// <summary>How long one press of a button may take; what is left then stays in its queue.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan ActionTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long to wait for the broker, and for somebody else who looks or acts at this moment.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Messages kept in the archive; the oldest beyond it are forgotten.</summary>
    [Range(1, 10_000_000)]
    public int ArchiveRows { get; init; } = 50_000;

    /// <summary>More queues to look into, such as <c>gateway-old_error</c> of a gateway that is no longer configured.</summary>
    public IReadOnlyList<string> Queues { get; init; } = [];
}

using System.ComponentModel.DataAnnotations;

namespace Sagas.Service.Ingress;

/// <summary>Section <c>Ingress</c>: what the plain-JSON ingress takes.</summary>
internal sealed record IngressOptions
{
    public const string Section = "Ingress";

    /// <summary>Largest body in bytes.</summary>
    [Range(1024, 1024 * 1024)]
    public int MaxBodyBytes { get; init; } = 256 * 1024;

    /// <summary>Up to this many bytes of a body that is too large are read and thrown away, so that the client sees the answer.</summary>
    [Range(1024 * 1024, 64 * 1024 * 1024)]
    public int DrainBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>How far a publisher's clock may be ahead.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan MaxAhead { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long the bus may take to confirm a message before the publisher is told to repeat it.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan PublishTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>When a publisher that was told so should come back.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Plain-JSON messages of one kind that are taken from the broker and worked on at once.</summary>
    [Range(1, 10_000)]
    public ushort Prefetch { get; init; } = 64;

    /// <summary>First wait after the broker did not take a translated message; doubled each time. The delivery stays unacknowledged.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan RepublishAfter { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Longest such wait.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:05:00")]
    public TimeSpan RepublishAfterMax { get; init; } = TimeSpan.FromSeconds(10);
}

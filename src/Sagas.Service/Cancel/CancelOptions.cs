using System.ComponentModel.DataAnnotations;

namespace Sagas.Service.Cancel;

/// <summary>Section <c>Cancel</c>: how long <c>POST /cancel</c> waits, and how much of it is taken.</summary>
internal sealed record CancelOptions
{
    public const string Section = "Cancel";

    /// <summary>How long a caller waits for the end before it is told that the request is in progress.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan WaitFor { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often all waited-for payments are looked at.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:10")]
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Most callers that wait at once; more are told at once that the request is in progress.</summary>
    [Range(1, 100_000)]
    public int MaxWaiting { get; init; } = 5_000;

    /// <summary>How long the store may take to read or keep something before the caller is told to come back.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan StoreTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>When a caller should come back that was told so because of the store.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Requests of one team per second, in the long run.</summary>
    [Range(1, 100_000)]
    public int TeamRequestsPerSecond { get; init; } = 100;

    /// <summary>Requests of one team at once, after a pause.</summary>
    [Range(1, 1_000_000)]
    public int TeamBurst { get; init; } = 200;

    /// <summary>Requests from one address (IPv4, or the first half of an IPv6 one) per second, in the long run.</summary>
    [Range(1, 100_000)]
    public int AddressRequestsPerSecond { get; init; } = 100;

    /// <summary>Requests from one address at once, after a pause.</summary>
    [Range(1, 1_000_000)]
    public int AddressBurst { get; init; } = 200;
}

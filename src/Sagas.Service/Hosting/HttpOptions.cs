using System.ComponentModel.DataAnnotations;

namespace Sagas.Service.Hosting;

/// <summary>Section <c>Http</c>: what a client may take from the listener.</summary>
internal sealed record HttpOptions
{
    public const string Section = "Http";

    /// <summary>Open connections; more are closed at once.</summary>
    [Range(1, 100_000)]
    public int MaxConnections { get; init; } = 2_000;

    /// <summary>How long a client may take to send its headers.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan HeadersTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long an idle connection is kept.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromMinutes(2);
}

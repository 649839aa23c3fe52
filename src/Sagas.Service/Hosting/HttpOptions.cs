using System.ComponentModel.DataAnnotations;

namespace Sagas.Service.Hosting;

/// <summary>Section <c>Http</c>: what a client may take from the listener.</summary>
internal sealed record HttpOptions : IValidatableObject
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

    /// <summary>Takes signed requests over plain HTTP too: for a network that nobody else can read.</summary>
    public bool AllowPlainHttp { get; init; }

    /// <summary>Addresses or networks (10.0.0.0/8) of the proxies whose X-Forwarded-For and X-Forwarded-Proto are believed. None by default.</summary>
    public IReadOnlyList<string> Proxies { get; init; } = [];

    /// <summary>How long browsers are told to use HTTPS only, in answers to HTTPS requests.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1000.00:00:00")]
    public TimeSpan HstsMaxAge { get; init; } = TimeSpan.FromDays(365);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (proxy, index) in Proxies.Select((proxy, index) => (proxy, index)))
        {
            if (proxy is null || Forwarding.Network(proxy) is null)
            {
                yield return new ValidationResult("must be an address or a network such as 10.0.0.0/8.", [$"{nameof(Proxies)}:{index}"]);
            }
        }
    }
}

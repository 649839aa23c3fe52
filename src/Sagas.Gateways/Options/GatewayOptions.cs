using System.ComponentModel.DataAnnotations;

namespace Sagas.Gateways;

/// <summary>What every gateway instance can be told, under <c>Gateways:{instance}</c>. Amounts of time are <see cref="TimeSpan"/> texts.</summary>
public sealed record GatewayOptions
{
    /// <summary>Which adapter drives this gateway.</summary>
    [Required]
    public string Kind { get; set; } = "";

    /// <summary>How long one call may take; afterwards its outcome is unknown.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:05:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the connection may take; nothing was sent when it runs out.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many commands are worked on at once.</summary>
    [Range(1, 1000)]
    public int MaxConcurrency { get; set; } = 16;

    /// <summary>How many calls leave per second.</summary>
    [Range(1, 10_000)]
    public int RequestsPerSecond { get; set; } = 50;

    /// <summary>The waits between the questions about an unknown outcome; empty for the saga's own (<c>Saga:ResolveSchedule</c>).</summary>
    [Required]
    public IReadOnlyList<TimeSpan> ResolveSchedule { get; set; } = [];

    /// <summary>How long a gateway may need to show a call that it took, beyond <see cref="Timeout"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan GracePeriod { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Within which time after the journal's row a call must be on its way.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan SendWindow { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a command is held while the circuit is open, before its attempt ends as not sent.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan PauseFor { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a waiting command looks whether it may go on.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:10", ParseLimitsInInvariantCulture = true)]
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The largest answer that is read, in bytes; a longer one is not understood.</summary>
    [Range(1024, 16 * 1024 * 1024)]
    public int MaxResponseBytes { get; set; } = 256 * 1024;

    /// <summary>When calls pause because the gateway is down.</summary>
    [Required]
    public BreakerOptions Breaker { get; set; } = new();
}

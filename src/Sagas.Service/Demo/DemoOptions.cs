using System.ComponentModel.DataAnnotations;

namespace Sagas.Service.Demo;

/// <summary>Section <c>Demo</c>: lifelike traffic on the simulated gateways.</summary>
internal sealed record DemoOptions
{
    public const string Section = "Demo";

    /// <summary>Make traffic. Embedded mode only.</summary>
    public bool Enabled { get; init; }

    /// <summary>Payments per second.</summary>
    [Range(0.01, 200)]
    public double Rate { get; init; } = 2;

    /// <summary>Makes the traffic repeatable; absent means other traffic each time.</summary>
    public int? Seed { get; init; }

    /// <summary>Payments whose events are still being sent; beyond it no new ones begin.</summary>
    [Range(1, 5_000)]
    public int MaxOpen { get; init; } = 200;

    /// <summary>Longest pause between two events of a payment.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan MaxPause { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How often a fault is armed at the gateway.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan FaultEvery { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often figures are logged.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ReportEvery { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one request may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The gateway instance.</summary>
    [Required]
    [RegularExpression("[a-z0-9-]{1,40}")]
    public string Gateway { get; init; } = "ibusiness";

    /// <summary>The team that owns the payments.</summary>
    [Required]
    [RegularExpression("[A-Za-z0-9-]{1,64}")]
    public string TeamSlug { get; init; } = "demo";
}
